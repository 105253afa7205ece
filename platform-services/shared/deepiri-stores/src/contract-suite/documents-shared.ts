import { describe, expect, it, vi } from 'vitest';
import { StaleVersion } from '../documents/errors.ts';
import { openDocuments } from '../documents/open.ts';
import type { Collection, DocumentStore } from '../documents/port.ts';
import { linesOfKilledWriter } from './killed-writer.ts';
import { type Adapter, withStores } from './place.ts';
import { type Counter, card, cards, counterEvent, counters, event } from './samples.ts';

const PATIENCE = { timeout: 120_000, interval: 200 };

/** What holds when several processes of a service have its store open. */
export function shared(adapter: Adapter): void {
  describe('with several processes', () => {
    it('D1 of writes of one version exactly one wins, whoever writes', () =>
      withStores(adapter, openDocuments, async (one, two) => {
        const collections = [one.collection(cards), two.collection(cards)] as const;
        for (let round = 0; round < 5; round += 1) {
          const id = `c${round}`;
          await collections[round % 2]!.save(card(id));
          const results = await Promise.all(
            Array.from({ length: 16 }, (_, index) =>
              collections[index % 2]!.save(card(id, { version: 2, rank: index }), [
                event(`e${round}_${index}`, id),
              ]).catch(own),
            ),
          );
          const won = results.flatMap((result, index) => (result === 'saved' ? [index] : []));
          expect(won).toHaveLength(1);
          expect(results.filter((result) => result instanceof StaleVersion)).toHaveLength(15);
          for (const collection of collections) expect((await collection.get(id))?.rank).toBe(won[0]);
          expect((await two.log.of(id)).map(({ id }) => id)).toEqual([`e${round}_${won[0]}`]);
        }
      }));

    it('D2 of writes with one event id exactly one is stored, whoever writes and to which document', () =>
      withStores(adapter, openDocuments, async (one, two) => {
        const collections = [one.collection(cards), two.collection(cards)] as const;
        for (let round = 0; round < 10; round += 1) {
          const owner = `usr_${round}`;
          const results = await Promise.all(
            Array.from({ length: 10 }, (_, index) => {
              const id = `c${round}_${index}`;
              return collections[index % 2]!.save(card(id, { owner }), [event(`e${round}`, id)]);
            }),
          );
          expect(results.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'already'), 'saved']);
          expect(await one.collection(cards).count({ owner })).toBe(1);
          const { items } = await two.collection(cards).find({ where: { owner }, limit: 5 });
          expect((await one.log.find(`e${round}`))?.subject).toBe(items[0]?.id);
        }
        expect(await one.log.read(0, 100)).toHaveLength(10);
      }));

    it('D4 D7 events of one document are in the log in order and once, and a reader misses none, while two write', () =>
      withStores(adapter, openDocuments, async (one, two) => {
        const ids = ['a', 'b', 'c'];
        let writing = true;
        const seen: number[] = [];
        const follow = async () => {
          for (let last = false; !last; ) {
            last = !writing;
            for (let page = 1; page > 0; ) {
              const events = await two.log.read(seen.at(-1) ?? 0, 5);
              seen.push(...events.map(({ position }) => position));
              page = events.length;
            }
            await new Promise(setImmediate);
          }
        };
        const following = follow();
        await Promise.all([one, two].flatMap((store) => ids.map((id) => countTo(store.collection(counters), id, 12))));
        writing = false;
        await following;

        const all = await one.log.read(0, 1_000);
        expect(seen).toEqual(all.map(({ position }) => position));
        for (const id of ids) {
          const versions = all.filter(({ subject }) => subject === id).map(({ data }) => (data as Counter).version);
          expect(versions).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
        }
      }));

    it('D4 what anyone stores is published at once and in order, by whoever has the turn', () =>
      withStores(adapter, openDocuments, async (one, two) => {
        const published: string[] = [];
        const relays = [relayOf(one, published), relayOf(two, published)];
        await Promise.all(
          [one, two].flatMap((store, at) =>
            Array.from({ length: 4 }, (_, index) => countTo(store.collection(counters), `${at}_${index}`, 8)),
          ),
        );
        await Promise.all(relays.map(({ idle }) => idle()));

        const logged = (await one.log.read(0, 1_000)).map(({ id }) => id);
        expect(logged).toHaveLength(64);
        expect([...new Set(published)]).toEqual(logged);
        expect(await two.outbox.depth()).toBe(0);
      }));

    it('D4 the turn of a process that died goes to another one', () =>
      withStores(adapter, openDocuments, async (one, two) => {
        await one.collection(cards).save(card('c1'), [event('e1', 'c1')]);
        expect(await one.outbox.take(10)).toHaveLength(1);
        expect(await two.outbox.take(10)).toEqual([]);
        const taken = await vi.waitFor(async () => {
          const events = await two.outbox.take(10);
          expect(events).toHaveLength(1);
          return events;
        }, PATIENCE);
        await two.outbox.done(taken[0]!.position);
        expect(await two.outbox.take(10)).toEqual([]);
        expect(await one.outbox.take(10)).toEqual([]);
        expect(await one.outbox.depth()).toBe(0);
      }));

    it('D4 what a killed process left in its documents comes into the log by those who live', async () => {
      const place = await adapter.place();
      const store = await openDocuments(place.url, { service: place.service });
      try {
        const collection = store.collection(counters);
        await linesOfKilledWriter('./documents-writer.ts', place, 60);
        await vi.waitFor(async () => {
          const { items } = await collection.find({ where: {}, limit: 100 });
          expect(items.length).toBeGreaterThan(0);
          for (const { id, version } of items) expect(await store.log.of(id)).toHaveLength(version);
        }, PATIENCE);
      } finally {
        await store.close();
        await place.dispose();
      }
    });

    it('a document that was removed by one is not there for the other, and may come again', () =>
      withStores(adapter, openDocuments, async (one, two) => {
        const [first, second] = [one.collection(cards), two.collection(cards)];
        await first.save(card('c1', { slug: 'a' }), [event('e1', 'c1')]);
        await second.remove('c1', 1, [event('e2', 'c1')]);
        await expect(first.save(card('c1', { version: 2 }))).rejects.toThrow(StaleVersion);
        expect(await first.find({ where: {}, limit: 9 })).toEqual({ items: [], next: undefined });
        expect(await first.save(card('c1', { slug: 'a' }), [event('e3', 'c1')])).toBe('saved');
        expect(await second.remove('c1', 1)).toBe('removed');
        expect((await one.log.of('c1')).map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
      }));
  });
}

/** Counts a document up to a version, against whoever else does. */
async function countTo(collection: Collection<Counter>, id: string, last: number): Promise<void> {
  for (;;) {
    const version = ((await collection.get(id))?.version ?? 0) + 1;
    if (version > last) return;
    await collection.save({ id, version, label: '' }, [counterEvent(id, version)]).catch((error) => {
      if (!(error instanceof StaleVersion)) throw error;
    });
  }
}

/** Publishes as the service kit's relay does, but looks only when it is told to. */
function relayOf({ outbox }: DocumentStore, published: string[]) {
  let running: Promise<void> = Promise.resolve();
  outbox.onPending(() => {
    running = running.then(async () => {
      for (let events = await outbox.take(7); events.length > 0; events = await outbox.take(7)) {
        for (const { id } of events) {
          await new Promise(setImmediate);
          published.push(id);
        }
        await outbox.done(events.at(-1)!.position);
      }
    });
  });
  return {
    async idle() {
      let known: Promise<void> | undefined;
      while (known !== running) {
        known = running;
        await known;
      }
    },
  };
}

/** The error itself, to look at. */
function own(error: unknown): unknown {
  return error;
}
