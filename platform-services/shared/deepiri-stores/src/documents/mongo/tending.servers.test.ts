import { startMongoJava, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mongoPlace } from '../../contract-suite/mongo-place.ts';
import { withStore, withStores } from '../../contract-suite/place.ts';
import { type Card, card, cards, event } from '../../contract-suite/samples.ts';
import { DuplicateKey } from '../errors.ts';
import { openDocuments } from '../open.ts';
import type { Collection, CollectionDefinition } from '../port.ts';
import type { MongoCollection } from './collection.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startMongoJava();
});
afterAll(() => server.stop());
const adapter = { name: 'mongo', place: async () => mongoPlace(server.url, { unhurried: true }) };

/** What a store does with its collections now and then, at a given time. */
const tend = (collection: Collection<Card>, at = new Date()) => (collection as MongoCollection<Card>).tend(at);
const ids = async (collection: Collection<Card>) =>
  (await collection.find({ where: {}, limit: 99 })).items.map(({ id }) => id);

describe('documents whose time is over', () => {
  const expiring: CollectionDefinition<Card> = { ...cards, expires: 'due' };

  it('are removed some time after it; others stay', () =>
    withStore(adapter, openDocuments, async (store) => {
      const collection = store.collection(expiring);
      const dues = ['2026-01-01T00:00:00Z', '2026-01-01T03:00:00+02:00', '2026-01-01T01:00:01Z', null, 'never'];
      await Promise.all(dues.map((due, index) => collection.save(card(`c${index}`, { due, labels: ['t'] }))));
      await collection.save(card('c0', { version: 2, due: '2027-01-01T00:00:00Z', labels: ['t'] }));
      await tend(collection, new Date('2026-01-01T01:00:00Z'));
      expect(await ids(collection)).toEqual(['c0', 'c2', 'c3', 'c4']);
      expect(await collection.count({ labels: { has: 't' } })).toBe(4);
      expect(await collection.save(card('c1'))).toBe('saved');
    }));

  it('D4 stay until their events are taken out of them', () =>
    withStore(adapter, openDocuments, async (store) => {
      const collection = store.collection(expiring);
      await collection.save(card('c1', { due: '2026-01-01T00:00:00Z' }), [event('e1', 'c1')]);
      await tend(collection);
      expect(await ids(collection)).toEqual(['c1']);
      await vi.waitFor(async () => {
        await tend(collection);
        expect(await ids(collection)).toEqual([]);
      }, 60_000);
    }));
});

describe('a definition that changes while processes with the old one run', () => {
  const old: CollectionDefinition<Card> = { name: 'cards', indexes: [['owner']], unique: [['title']] };

  it('D6 what they write is found by the new indexes, once it was looked after', () =>
    withStores(adapter, openDocuments, async (one, two) => {
      const before = one.collection(old);
      await before.save(card('c1', { rank: 2, labels: ['a'] }));
      const after = two.collection(cards);
      expect(await after.count({ owner: 'usr_ann', labels: { has: 'a' } })).toBe(1);
      await before.save(card('c2', { rank: 1, labels: ['a'], slug: 's' }));
      await before.save(card('c1', { version: 2, rank: 3, labels: ['a'] }));
      await tend(after);
      const order = { field: 'rank', direction: 'asc' } as const;
      const { items } = await after.find({ where: { owner: 'usr_ann', labels: { has: 'a' } }, order, limit: 9 });
      expect(items.map(({ id, version }) => [id, version])).toEqual([
        ['c2', 1],
        ['c1', 2],
      ]);
      await expect(after.save(card('c3', { slug: 's' }))).rejects.toThrow(DuplicateKey);
    }));

  it('a unique key that is not one any more refuses nothing', () =>
    withStores(adapter, openDocuments, async (one, two) => {
      await one.collection(old).save(card('c1', { title: 'same' }));
      await expect(one.collection(old).save(card('c2', { title: 'same' }))).rejects.toThrow(DuplicateKey);
      const after = two.collection(cards);
      expect(await after.save(card('c2', { title: 'same' }))).toBe('saved');
      expect(await after.save(card('c3', { title: 'same' }))).toBe('saved');
    }));
});
