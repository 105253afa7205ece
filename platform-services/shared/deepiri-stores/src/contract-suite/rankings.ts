import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRankings } from '../rankings/open.ts';
import type { Ranked, Rankings } from '../rankings/port.ts';
import { type Adapter, acrossReopening, withStore, withStores } from './place.ts';

/** What every adapter of rankings must do (R1). */
export function rankingsContract(adapter: Adapter): void {
  describe(`rankings on ${adapter.name}`, () => {
    it('R1 any sequence of changes gives what a sorted list gives', () =>
      withStore(adapter, openRankings, async (rankings) => {
        let run = 0;
        await fc.assert(
          fc.asyncProperty(fc.array(changeArbitrary, { maxLength: 80 }), async (changes) => {
            run += 1;
            const model = new Map<string, number>();
            for (const { member, score } of changes) {
              if (score === undefined) {
                model.delete(member);
                await rankings.remove(`b${run}`, member);
              } else {
                if (model.get(member) !== score) model.delete(member);
                model.set(member, score);
                await rankings.set(`b${run}`, member, score);
              }
            }
            await sameAs(rankings, `b${run}`, ranked(model));
          }),
          { numRuns: 30 },
        );
      }));

    it('R1 ranks of a board of thousands stay right while it changes everywhere', () =>
      withStore(adapter, openRankings, async (rankings) => {
        const model = new Map<string, number>();
        const set = async (scores: { member: string; score: number }[]) => {
          for (const { member, score } of scores) {
            if (model.get(member) !== score) model.delete(member);
            model.set(member, score);
          }
          await rankings.setMany('b', scores);
        };
        await set(
          Array.from({ length: 6_000 }, (_, index) => ({ member: `m${index}`, score: (index * 7919) % 1_000 })),
        );
        await set(Array.from({ length: 3_000 }, (_, index) => ({ member: `n${index}`, score: 500 + (index % 2) })));
        await set(
          Array.from({ length: 3_000 }, (_, index) => ({ member: `m${index * 2}`, score: (index * 31) % 700 })),
        );
        for (let index = 0; index < 900; index += 1) model.delete(`n${index}`);
        await Promise.all(Array.from({ length: 900 }, (_, index) => rankings.remove('b', `n${index}`)));

        const rows = ranked(model);
        expect(await rankings.size('b')).toBe(rows.length);
        expect(await rankings.page('b', 0, 10_000)).toEqual(rows);
        for (let at = 0; at < rows.length; at += 97) {
          const { member } = rows[at]!;
          expect(await rankings.rank('b', member)).toEqual(rows[at]);
          expect(await rankings.around('b', member, 3)).toEqual(rows.slice(Math.max(0, at - 3), at + 4));
          expect(await rankings.page('b', at, 5)).toEqual(rows.slice(at, at + 5));
        }
      }));

    it('R1 of equal scores the one that was reached first is first; setting it again keeps the place', () =>
      withStore(adapter, openRankings, async (rankings) => {
        await rankings.setMany('b', [
          { member: 'zoe', score: 10 },
          { member: 'ann', score: 10 },
          { member: 'bob', score: 5 },
        ]);
        await rankings.set('b', 'zoe', 10);
        expect(await members(rankings, 'b')).toEqual(['zoe', 'ann', 'bob']);
        await rankings.set('b', 'zoe', 12);
        await rankings.set('b', 'zoe', 10);
        expect(await members(rankings, 'b')).toEqual(['ann', 'zoe', 'bob']);
        await rankings.set('b', 'bob', 10);
        expect(await rankings.rank('b', 'bob')).toEqual({ member: 'bob', score: 10, rank: 3 });
      }));

    it('boards and members that do not exist are empty, not errors', () =>
      withStore(adapter, openRankings, async (rankings) => {
        await rankings.remove('none', 'ann');
        await rankings.drop('none');
        expect(await rankings.rank('none', 'ann')).toBeUndefined();
        expect(await rankings.page('none', 0, 5)).toEqual([]);
        expect(await rankings.around('none', 'ann', 2)).toEqual([]);
        expect(await rankings.size('none')).toBe(0);
        await rankings.set('b', 'ann', 1);
        expect(await rankings.rank('b', 'bob')).toBeUndefined();
        expect(await rankings.around('b', 'bob', 2)).toEqual([]);
        expect(await rankings.page('b', 1, 5)).toEqual([]);
        expect(await rankings.page('b', 0, 0)).toEqual([]);
        await expect(rankings.set('b', 'bob', Number.NaN)).rejects.toThrow();
      }));

    it('R1 a board that was built beside the live one takes its place in one step', () =>
      withStore(adapter, openRankings, async (rankings) => {
        const scores = (count: number, score: number) =>
          Array.from({ length: count }, (_, index) => ({ member: `m${index}`, score }));
        await rankings.setMany('live', scores(2_500, 1));
        await rankings.setMany('rebuilt', scores(1_200, 2));
        let swapped = false;
        const look = async () => {
          const sizes = new Set<number>();
          while (!swapped) {
            sizes.add(await rankings.size('live'));
            await new Promise(setImmediate);
          }
          return sizes;
        };
        const looking = look();
        await rankings.swap('rebuilt', 'live');
        swapped = true;

        for (const size of await looking) expect([2_500, 1_200]).toContain(size);
        expect(await rankings.size('live')).toBe(1_200);
        expect(await rankings.size('rebuilt')).toBe(0);
        expect(await rankings.rank('live', 'm7')).toEqual({ member: 'm7', score: 2, rank: 8 });
        await rankings.set('live', 'm7', 3);
        expect((await rankings.rank('live', 'm7'))?.rank).toBe(1);
        await rankings.set('rebuilt', 'new', 1);
        expect(await members(rankings, 'rebuilt')).toEqual(['new']);
      }));

    it('R1 an empty or missing board can take the place of the live one; drop empties a board', () =>
      withStore(adapter, openRankings, async (rankings) => {
        await rankings.set('live', 'ann', 1);
        await rankings.swap('nothing', 'live');
        expect(await rankings.size('live')).toBe(0);
        await rankings.set('live', 'bob', 1);
        await rankings.swap('live', 'live');
        expect(await members(rankings, 'live')).toEqual(['bob']);
        await rankings.drop('live');
        expect(await rankings.page('live', 0, 5)).toEqual([]);
        await rankings.set('live', 'cid', 1);
        expect(await members(rankings, 'live')).toEqual(['cid']);
      }));

    it('R1 G7 those who have a board open see what the others write and swap, with the right ranks', () =>
      withStores(adapter, openRankings, async (live, rebuild) => {
        const scores = (count: number, offset: number) =>
          Array.from({ length: count }, (_, index) => ({ member: `m${index}`, score: index + offset }));
        await live.setMany('week', scores(1_500, 0));
        expect((await rebuild.rank('week', 'm0'))?.rank).toBe(1_500);

        await rebuild.setMany('week:new', scores(900, 10));
        await rebuild.swap('week:new', 'week');
        expect(await live.size('week')).toBe(900);
        expect((await live.rank('week', 'm0'))?.rank).toBe(900);

        await live.set('week', 'm0', 5_000);
        await rebuild.set('week', 'm1', 5_000);
        expect((await rebuild.page('week', 0, 2)).map(({ member }) => member)).toEqual(['m0', 'm1']);
        expect((await live.page('week', 0, 2)).map(({ member }) => member)).toEqual(['m0', 'm1']);
      }));

    it('R1 those who write to a board at once end with one order, each member once', () =>
      withStores(adapter, openRankings, async (one, two) => {
        const change = (index: number) => (index % 2 ? one : two).set('b', `m${index % 40}`, index % 7);
        await Promise.all(Array.from({ length: 600 }, (_, index) => change(index)));
        const rows = await one.page('b', 0, 100);
        expect(await two.page('b', 0, 100)).toEqual(rows);
        expect(new Set(rows.map(({ member }) => member)).size).toBe(40);
        expect(rows).toHaveLength(40);
        expect(await one.size('b')).toBe(40);
        for (const row of rows) expect(await two.rank('b', row.member)).toEqual(row);
      }));

    it('boards survive closing, with their ties', () =>
      acrossReopening(
        adapter,
        openRankings,
        async (rankings) => {
          await rankings.setMany(
            'b',
            ['c', 'a', 'b'].map((member) => ({ member, score: 1 })),
          );
          await rankings.drop('b2');
        },
        async (rankings) => {
          await rankings.ping();
          await rankings.set('b', 'd', 1);
          expect(await members(rankings, 'b')).toEqual(['c', 'a', 'b', 'd']);
          expect((await rankings.rank('b', 'b'))?.rank).toBe(3);
          await rankings.close();
          await expect(rankings.set('b', 'e', 1)).rejects.toThrow();
          await expect(rankings.ping()).rejects.toThrow();
        },
      ));
  });
}

const changeArbitrary = fc.record({
  member: fc.constantFrom('ann', 'bob', 'cid', 'dot', 'eve', 'fay', "g'", '💥'),
  score: fc.option(fc.constantFrom(-1, 0, 0.5, 1, 2, 1e9), { nil: undefined, freq: 6 }),
});

/** The model keeps members in the order in which they reached their scores. */
function ranked(model: ReadonlyMap<string, number>): Ranked[] {
  return [...model].sort(([, a], [, b]) => b - a).map(([member, score], index) => ({ member, score, rank: index + 1 }));
}

async function sameAs(rankings: Rankings, board: string, rows: Ranked[]): Promise<void> {
  expect(await rankings.page(board, 0, 100)).toEqual(rows);
  expect(await rankings.size(board)).toBe(rows.length);
  for (const [at, row] of rows.entries()) {
    expect(await rankings.rank(board, row.member)).toEqual(row);
    expect(await rankings.around(board, row.member, 2)).toEqual(rows.slice(Math.max(0, at - 2), at + 3));
  }
}

async function members(rankings: Rankings, board: string): Promise<string[]> {
  return (await rankings.page(board, 0, 100)).map(({ member }) => member);
}
