import { describe, expect, it } from 'vitest';
import type { Holdings } from '../documents/holdings.ts';
import { moveDocuments } from '../documents/move.ts';
import { openDocuments, openHoldings } from '../documents/open.ts';
import type { Place } from './place.ts';
import { card, cards, counterEvent, counters, event, next } from './samples.ts';

type MovingSides = { from: () => Promise<Place>; to: () => Promise<Place> };

/** What must hold when documents and events move from one store to another. */
export function movingContract(name: string, { from, to }: MovingSides): void {
  describe(`moving from ${name}`, () => {
    const withSides = async (run: (from: Place, to: Place) => Promise<void>) => {
      const [source, target] = [await from(), await to()];
      try {
        await fill(source);
        await run(source, target);
      } finally {
        await source.dispose();
        await target.dispose();
      }
    };

    it('everything is there, found by every index, with its versions, keys, positions and what is pending', () =>
      withSides(async (source, target) => {
        const moved = await move(source, target);
        expect(moved.events.count).toBe(11);
        expect([...moved.collections].map(([collection, { count }]) => [collection, count])).toEqual([
          ['cards', 7],
          ['counters', 1],
        ]);

        const before = await openDocuments(source.url, source);
        const after = await openDocuments(target.url, target);
        expect(await after.log.read(0, 100)).toEqual(await before.log.read(0, 100));
        expect((await after.outbox.take(100)).map(({ id }) => id)).toEqual(['evt_n_2', 'evt_n_3']);
        const collection = after.collection(cards);
        const all = { where: {}, limit: 100 };
        expect(await collection.find(all)).toEqual(await before.collection(cards).find(all));
        expect(await collection.count({ owner: 'usr_ann', labels: { has: 'even' } })).toBe(4);
        expect((await collection.find({ where: { owner: 'usr_ann' }, text: 'crème', limit: 9 })).items).toHaveLength(7);
        const order = { field: 'rank', direction: 'desc' } as const;
        const ranked = await collection.find({ where: { owner: 'usr_ann' }, order, limit: 2 });
        expect(ranked.items.map(({ id }) => id)).toEqual(['c6', 'c5']);
        await expect(collection.save(card('new', { slug: 'slug-3' }))).rejects.toThrow(/slug/);
        await before.close();
        await after.close();
      }));

    it('D2 D7 work goes on where it was: no event counts twice, and new ones come after the old', () =>
      withSides(async (source, target) => {
        await move(source, target);
        const store = await openDocuments(target.url, target);
        const collection = store.collection(counters);
        expect(await collection.save({ id: 'n', version: 4, label: '' }, [counterEvent('n', 3)])).toBe('already');
        expect(await collection.save({ id: 'other', version: 1, label: '' }, [counterEvent('n', 1)])).toBe('already');
        const last = (await store.log.of('n')).at(-1)!;
        expect(await collection.save({ id: 'n', version: 4, label: '' }, [counterEvent('n', 4)])).toBe('saved');
        expect((await store.log.find('evt_n_4'))!.position).toBeGreaterThan(last.position);
        await store.close();
      }));

    it('can be run again: after it was cut short, and after more was written, changed and removed', () =>
      withSides(async (source, target) => {
        for (let steps = 1; await isCutShort(source, target, steps); steps += 1);
        const store = await openDocuments(source.url, source);
        const collection = store.collection(cards);
        await collection.remove('c1', 1, [event('gone', 'c1')]);
        await collection.save(next(card('c2', cardFields(2)), { slug: 'slug-1', title: 'other' }));
        await collection.save(card('c9', { slug: 'slug-2' }), [event('e9', 'c9')]);
        await store.close();

        const moved = await move(source, target);
        expect(moved.events.count).toBe(13);
        const after = await openDocuments(target.url, target);
        expect((await after.collection(cards).find({ where: {}, limit: 9 })).items.map(({ id }) => id)).toEqual([
          'c0',
          'c2',
          'c3',
          'c4',
          'c5',
          'c6',
          'c9',
        ]);
        expect((await after.collection(cards).get('c2'))?.title).toBe('other');
        await after.close();
        expect(await move(source, target)).toEqual(moved);
      }));

    it('a store that has gone on by itself is not overwritten', () =>
      withSides(async (source, target) => {
        await move(source, target);
        const store = await openDocuments(target.url, target);
        await store.collection(cards).save(card('own'), [event('own', 'own')]);
        await store.close();
        await expect(move(source, target)).rejects.toThrow(/events that the other one does not have/);
        const again = await openDocuments(target.url, target);
        expect(await again.collection(cards).get('own')).toBeDefined();
        await again.close();
      }));
  });
}

const cardFields = (index: number) => ({
  rank: index,
  slug: `slug-${index}`,
  title: `Crème ${index} \u0000 💥`,
  labels: index % 2 ? ['odd'] : ['even'],
});

async function fill(place: Place): Promise<void> {
  const store = await openDocuments(place.url, place);
  const collection = store.collection(cards);
  for (let index = 0; index < 8; index += 1) {
    await collection.save(card(`c${index}`, cardFields(index)), [event(`e${index}`, `c${index}`)]);
  }
  await collection.remove('c7', 1);
  for (let version = 1; version <= 3; version += 1) {
    await store.collection(counters).save({ id: 'n', version, label: '' }, [counterEvent('n', version)]);
  }
  await store.outbox.done((await store.log.find('evt_n_1'))!.position);
  await store.close();
}

async function move(source: Place, target: Place) {
  const from = await openHoldings(source.url, source);
  const to = await openHoldings(target.url, target);
  try {
    return await moveDocuments(from, to);
  } finally {
    await from.close();
    await to.close();
  }
}

/** Moves until so many steps have changed the other side; false when it was done before. */
async function isCutShort(source: Place, target: Place, steps: number): Promise<boolean> {
  const from = await openHoldings(source.url, source);
  const to = await openHoldings(target.url, target);
  let left = steps;
  const changing = new Set<string>(['define', 'putDocuments', 'removeDocuments', 'putEvents', 'setPublished']);
  const cut = new Proxy(to, {
    get(holdings, name: keyof Holdings) {
      if (changing.has(name) && left-- <= 0) throw new Error('cut short');
      return holdings[name];
    },
  });
  try {
    await moveDocuments(from, cut);
    return false;
  } catch (error) {
    if ((error as Error).message !== 'cut short') throw error;
    return true;
  } finally {
    await from.close();
    await to.close();
  }
}
