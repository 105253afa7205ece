import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissingIndex } from '../documents/errors.ts';
import { openDocuments } from '../documents/open.ts';
import type { Query, Where } from '../documents/port.ts';
import { allPages, answerOf, cardArbitrary, queryArbitrary } from './model.ts';
import { type Adapter, withStore } from './place.ts';
import { type Card, card, cards } from './samples.ts';

export function queries(adapter: Adapter): void {
  describe('queries', () => {
    it('D6 any query that an index serves answers what a naive search answers, page by page', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        let run = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.array(cardArbitrary, { maxLength: 40, size: 'max' }),
            fc.array(queryArbitrary, { minLength: 8, maxLength: 8 }),
            async (drawn, asked) => {
              run += 1;
              const all = drawn.map((fields, index) =>
                card(`c-${run}-${index}`, { ...fields, owner: `${fields.owner}${run}` }),
              );
              await Promise.all(all.map((state) => collection.save(state)));
              for (const { where, ...rest } of asked) {
                const query: Query<Card> = { ...rest, where: { ...where, owner: `${where.owner}${run}` } };
                const answer = answerOf(all, query).map(({ id }) => id);
                expect((await allPages(collection, query)).map(({ id }) => id)).toEqual(answer);
                if (query.text === undefined) expect(await collection.count(query.where)).toBe(answer.length);
              }
            },
          ),
          { numRuns: adapter.slow ? 6 : 60 },
        );
      }));

    it('D6 null stands first ascending and last descending, on every page, whatever the condition', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const all = [null, 1, null, 2, 1, null, 2].map((rank, index) => card(`c${index}`, { rank }));
        await Promise.all(all.map((state) => collection.save(state)));
        const conditions: Where<Card>['rank'][] = [
          { in: [null, 1] },
          { in: [null] },
          { in: [1, 2] },
          { gt: 0 },
          { lt: 2 },
          null,
          1,
        ];
        for (const where of [{}, ...conditions.map((rank) => ({ rank }))]) {
          for (const direction of ['asc', 'desc'] as const) {
            for (const limit of [1, 2, 3, 7]) {
              const order = { field: 'rank', direction } as const;
              const query: Query<Card> = { where: { owner: 'usr_ann', ...where } as Where<Card>, order, limit };
              expect(await allPages(collection, query)).toEqual(answerOf(all, query));
            }
          }
        }
      }));

    it('D6 updates keep every index in step', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const drawn = fc.sample(cardArbitrary, { numRuns: 120, seed: 7 });
        const all = drawn.slice(0, 60).map((fields, index) => card(`c${index}`, fields));
        await Promise.all(all.map((state) => collection.save(state)));
        const changed = all.map((state, index) => ({ ...state, ...drawn[index + 60], version: 2 }));
        await Promise.all(changed.map((state) => collection.save(state)));

        for (const query of fc.sample(queryArbitrary, { numRuns: adapter.slow ? 30 : 150, seed: 8 })) {
          const answer = answerOf(changed, query).map(({ id }) => id);
          expect((await allPages(collection, query)).map(({ id }) => id)).toEqual(answer);
        }
      }));

    it('D6 a query that no index serves throws MissingIndex', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const unserved: Query<Card>[] = [
          { where: { state: 'open' }, limit: 1 },
          { where: { title: 'x' }, limit: 1 },
          { where: {}, order: { field: 'due', direction: 'asc' }, limit: 1 },
          { where: { owner: 'o' }, order: { field: 'title', direction: 'asc' }, limit: 1 },
          { where: { owner: 'o', title: { has: 'x' } as never }, limit: 1 },
          { where: {}, text: 'apple', limit: 1 },
        ];
        for (const query of unserved) await expect(collection.find(query)).rejects.toThrow(MissingIndex);
        await expect(collection.count({ state: 'open' })).rejects.toThrow(MissingIndex);
        await expect(collection.count({ owner: { has: 'x' } as never })).rejects.toThrow(MissingIndex);
      }));

    it('a query by id, by unique key, by members alone and of everything needs no further index', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const all = ['a', 'b', 'c', 'd'].map((id) =>
          card(id, { slug: `slug-${id}`, labels: [id, 'all'], owner: `usr_${id}` }),
        );
        await Promise.all(all.map((state) => collection.save(state)));
        const idsOf = async (where: Where<Card>) =>
          (await collection.find({ where, limit: 9 })).items.map(({ id }) => id);

        expect(await idsOf({})).toEqual(['a', 'b', 'c', 'd']);
        expect(await idsOf({ id: { in: ['d', 'b', 'none'] } })).toEqual(['b', 'd']);
        expect(await idsOf({ id: 'c', state: 'done' })).toEqual([]);
        expect(await idsOf({ owner: 'usr_b', slug: 'slug-b' })).toEqual(['b']);
        expect(await idsOf({ labels: { hasAny: ['c', 'a', 'none'] } })).toEqual(['a', 'c']);
        expect(await idsOf({ labels: { has: 'all' }, state: { in: [] } })).toEqual([]);
        expect(await collection.count({})).toBe(4);
        expect(await collection.count({ labels: { has: 'all' } })).toBe(4);
        expect(await collection.count({ rank: { gt: 0 } })).toBe(0);
      }));

    it('an order over what members or words have in common is right for few and for very many', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const many = adapter.slow ? 4_200 : 6_000;
        const all = Array.from({ length: many }, (_, index) =>
          card(`c${String(index).padStart(4, '0')}`, {
            rank: (index * 7919) % many,
            labels: index % 1_000 === 0 ? ['common', 'rare'] : ['common'],
            title: index % 1_000 === 1 ? 'usual seldom' : index % 2 ? 'Usual' : 'unusual',
          }),
        );
        await Promise.all(all.map((state) => collection.save(state)));
        const order = { field: 'rank', direction: 'desc' } as const;
        for (const [member, word] of [
          ['common', 'usual'],
          ['rare', 'seldom'],
        ] as const) {
          const query: Query<Card> = { where: { owner: 'usr_ann', labels: { has: member } }, order, limit: 7 };
          expect((await collection.find(query)).items).toEqual(answerOf(all, query).slice(0, 7));
          const search: Query<Card> = { where: { owner: 'usr_ann', state: 'open' }, text: word, order, limit: 7 };
          expect((await collection.find(search)).items).toEqual(answerOf(all, search).slice(0, 7));
        }
      }));

    it('a condition that is undefined, empty or unknown is refused, not left out', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const wrong = [
          { owner: undefined },
          { owner: {} },
          { owner: { near: 'x' } },
          { rank: { gt: null } },
          { owner: ['x'] },
        ];
        for (const where of wrong) {
          await expect(collection.find({ where: where as Where<Card>, limit: 1 })).rejects.toThrow(TypeError);
          await expect(collection.count(where as Where<Card>)).rejects.toThrow(TypeError);
        }
        for (const limit of [0, -1, 1_001, Number.NaN]) {
          await expect(collection.find({ where: {}, limit })).rejects.toThrow(RangeError);
        }
      }));

    it('values cannot reach into the query language', () =>
      withStore(adapter, openDocuments, async (store) => {
        const collection = store.collection(cards);
        const owner = `'; DROP TABLE "documents/cards"; --`;
        await collection.save(card(owner, { owner, labels: [`"') OR 1=1 --`, '$where', '{"$gt":""}'] }));
        expect((await collection.find({ where: { owner }, limit: 5 })).items).toHaveLength(1);
        expect(await collection.count({ owner: `x' OR '1'='1` })).toBe(0);
        expect(await collection.count({ owner, labels: { hasAny: [`"') OR 1=1 --`, '$where'] } })).toBe(1);
        expect(await collection.get(owner)).toBeDefined();
      }));
  });
}
