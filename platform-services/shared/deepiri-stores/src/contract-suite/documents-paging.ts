import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidCursor } from '../documents/errors.ts';
import { openDocuments } from '../documents/open.ts';
import type { Query } from '../documents/port.ts';
import { cardArbitrary } from './model.ts';
import { type Adapter, acrossReopening, withStore } from './place.ts';
import { type Card, card, cards } from './samples.ts';

const order = { field: 'rank', direction: 'asc' } as const;

export function paging(adapter: Adapter): void {
  describe('cursors', () => {
    it('D6 paging while others insert and remove gives every document that stays exactly once', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        let run = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.array(cardArbitrary, { minLength: 1, maxLength: 20 }),
            fc.array(cardArbitrary, { maxLength: 20 }),
            fc.constantFrom('asc' as const, 'desc' as const),
            fc.integer({ min: 1, max: 4 }),
            async (staying, coming, direction, limit) => {
              run += 1;
              const owner = `usr_${run}`;
              const ids = staying.map((_, index) => `c-${run}-${index}`);
              await Promise.all(ids.map((id, index) => collection.save(card(id, { ...staying[index], owner }))));
              const query: Query<Card> = { where: { owner }, order: { field: 'rank', direction }, limit };
              const seen: string[] = [];
              let after: string | undefined;
              for (let page = 0; page === 0 || after; page += 1) {
                const { items, next } = await collection.find(after ? { ...query, after } : query);
                seen.push(...items.map(({ id }) => id));
                after = next;
                const fields = coming[page];
                if (fields) await collection.save(card(`n-${run}-${page}`, { ...fields, owner }));
                if (page > 0 && coming[page - 1] && page % 2) await collection.remove(`n-${run}-${page - 1}`, 1);
              }
              expect(seen.filter((id) => id.startsWith('c-')).sort()).toEqual([...ids].sort());
              expect(new Set(seen).size).toBe(seen.length);
            },
          ),
          { numRuns: adapter.slow ? 12 : 60 },
        );
      }));

    it('D6 a cursor of another query, of a changed one or a damaged one is refused', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const others = store.collection({ ...cards, name: 'others' });
        await Promise.all([1, 2, 3].map((rank) => collection.save(card(`c${rank}`, { rank, labels: ['a'] }))));
        const query: Query<Card> = { where: { owner: 'usr_ann', rank: { gt: 0 } }, order, limit: 1 };
        const { next: after = '' } = await collection.find(query);

        expect((await collection.find({ ...query, after })).items.map(({ id }) => id)).toEqual(['c2']);
        expect((await collection.find({ ...query, limit: 9, after })).items).toHaveLength(2);
        expect(
          (await collection.find({ ...query, where: { rank: { gt: 0 }, owner: 'usr_ann' }, after })).items,
        ).toHaveLength(1);

        const foreign: Query<Card>[] = [
          { ...query, where: { owner: 'usr_bob', rank: { gt: 0 } } },
          { ...query, where: { owner: 'usr_ann' } },
          { ...query, where: { owner: 'usr_ann', rank: { gt: 1 } } },
          { ...query, where: { owner: 'usr_ann', rank: { gte: 0 } } },
          { ...query, order: { field: 'rank', direction: 'desc' } },
          { ...query, text: 'card' },
        ];
        for (const other of foreign) await expect(collection.find({ ...other, after })).rejects.toThrow(InvalidCursor);
        await expect(others.find({ ...query, after })).rejects.toThrow(InvalidCursor);

        const damaged = [
          '',
          'x',
          '%',
          after.slice(0, -1),
          `${after}AA`,
          flipped(after, 3),
          flipped(after, after.length - 4),
        ];
        for (const cursor of damaged) {
          await expect(collection.find({ ...query, after: cursor })).rejects.toThrow(InvalidCursor);
        }
        await fc.assert(
          fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (cursor) => {
            await expect(collection.find({ ...query, after: cursor })).rejects.toThrow(InvalidCursor);
          }),
        );
      }));

    it('D6 a cursor is good after the store was closed, and at no other store', async () => {
      let after = '';
      const query: Query<Card> = { where: { owner: 'usr_ann' }, order, limit: 1 };
      const fill = async (store: Awaited<ReturnType<typeof openDocuments>>) => {
        const collection = store.collection(cards);
        await collection.save(card('c1', { rank: 1 }));
        await collection.save(card('c2', { rank: 2 }));
        return collection;
      };
      await acrossReopening(
        adapter,
        openDocuments,
        async (store) => {
          after = (await (await fill(store)).find(query)).next ?? '';
        },
        async (store) => {
          expect((await store.collection(cards).find({ ...query, after })).items.map(({ id }) => id)).toEqual(['c2']);
        },
      );
      await withStore(adapter, openDocuments, async (store) => {
        await expect((await fill(store)).find({ ...query, after })).rejects.toThrow(InvalidCursor);
      });
    });
  });
}

function flipped(cursor: string, at: number): string {
  return cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
}
