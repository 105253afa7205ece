import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSeries } from '../series/open.ts';
import type { Aggregate, Point } from '../series/port.ts';
import { type Adapter, acrossReopening, withStore } from './place.ts';

const START = Date.parse('2026-03-28T00:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START + hours * HOUR);
const everything = { from: at(-1_000), to: at(1_000) };

function point(hours: number, value: number, tags: Record<string, string> = { user: 'ann' }): Point {
  return { series: 'xp', tags, time: at(hours), fields: { value } };
}

/** What every adapter of time series must do (S1). */
export function seriesContract(adapter: Adapter): void {
  describe(`series on ${adapter.name}`, () => {
    it('S1 a point that is written again replaces itself, whatever the order of its tags', () =>
      withStore(adapter, openSeries, async (series) => {
        await series.write([point(1, 10, { user: 'ann', kind: 'task' })]);
        await series.write([point(1, 12, { kind: 'task', user: 'ann' }), point(2, 5, { kind: 'task', user: 'ann' })]);
        await series.write([point(2, 5, { user: 'ann', kind: 'task' })]);
        const values = await series.read({ series: 'xp', tags: { user: 'ann' }, field: 'value', ...everything });
        expect(values).toEqual([
          { time: at(1), value: 12 },
          { time: at(2), value: 5 },
        ]);
      }));

    it('S1 late points stand where their time is', () =>
      withStore(adapter, openSeries, async (series) => {
        for (const hours of [5, 1, 3]) await series.write([point(hours, hours)]);
        const query = { series: 'xp', tags: { user: 'ann' }, field: 'value' };
        expect((await series.read({ ...query, ...everything })).map(({ value }) => value)).toEqual([1, 3, 5]);
        expect((await series.read({ ...query, from: at(1), to: at(5) })).map(({ value }) => value)).toEqual([1, 3]);
        await series.write([point(2, 7)]);
        expect(await series.windows(query, [at(0), at(3), at(6)], 'sum')).toEqual([8, 8]);
      }));

    it('tags narrow, and what is not asked for is counted together', () =>
      withStore(adapter, openSeries, async (series) => {
        await series.write([
          point(1, 1, { user: 'ann', kind: 'task' }),
          point(1, 2, { user: 'ann', kind: 'badge' }),
          point(1, 4, { user: 'bob', kind: 'task' }),
          { ...point(1, 8, { user: 'ann' }), series: 'other' },
          point(1, 16, {}),
        ]);
        const sum = async (tags: Record<string, string>) =>
          (await series.windows({ series: 'xp', tags, field: 'value' }, [at(0), at(2)], 'sum'))[0];
        expect(await sum({ user: 'ann' })).toBe(3);
        expect(await sum({ kind: 'task' })).toBe(5);
        expect(await sum({ user: 'ann', kind: 'task' })).toBe(1);
        expect(await sum({})).toBe(23);
        expect(await sum({ user: 'eve' })).toBe(0);
        expect(await sum({ user: `ann' OR '1'='1`, kind: 'task' })).toBe(0);
      }));

    it('fields of a point are apart', () =>
      withStore(adapter, openSeries, async (series) => {
        await series.write([{ series: 'xp', tags: { user: 'ann' }, time: at(1), fields: { earned: 3, streak: 7 } }]);
        const read = (field: string) => series.read({ series: 'xp', tags: {}, field, ...everything });
        expect((await read('earned'))[0]?.value).toBe(3);
        expect((await read('streak'))[0]?.value).toBe(7);
        expect(await read('none')).toEqual([]);
      }));

    it('S1 windows are where the caller says, so a day of 23 hours is one day; empty ones are told apart', () =>
      withStore(adapter, openSeries, async (series) => {
        await series.write([point(0, 2), point(22.99, 4), point(23, 6), point(60, -1)]);
        const days = [at(0), at(23), at(47), at(59), at(71)];
        const query = { series: 'xp', tags: { user: 'ann' }, field: 'value' };
        const windows = (aggregate: Aggregate) => series.windows(query, days, aggregate);
        expect(await windows('sum')).toEqual([6, 6, 0, -1]);
        expect(await windows('count')).toEqual([2, 1, 0, 1]);
        expect(await windows('mean')).toEqual([3, 6, null, -1]);
        expect(await windows('min')).toEqual([2, 6, null, -1]);
        expect(await windows('max')).toEqual([4, 6, null, -1]);
        expect(await series.windows(query, [at(0)], 'sum')).toEqual([]);
        expect(await series.windows(query, [], 'sum')).toEqual([]);
      }));

    it('S1 any points in any order, some twice, give the sums that a naive count gives', () =>
      withStore(adapter, openSeries, async (series) => {
        let run = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -50, max: 50 })), { maxLength: 40 }),
            fc.uniqueArray(fc.integer({ min: -2, max: 35 }), { maxLength: 6 }),
            async (drawn, bounds) => {
              run += 1;
              const tags = { user: `u${run}` };
              await Promise.all(drawn.map(([hours, value]) => series.write([point(hours, value, tags)])));
              const last = new Map(drawn);
              const sorted = [...bounds].sort((a, b) => a - b);
              const sums = sorted.slice(1).map((end, index) => {
                const inside = [...last].filter(([hours]) => hours >= sorted[index]! && hours < end);
                return inside.reduce((sum, [, value]) => sum + value, 0);
              });
              const query = { series: 'xp', tags, field: 'value' };
              expect(await series.windows(query, sorted.map(at), 'sum')).toEqual(sums);
            },
          ),
          { numRuns: 30 },
        );
      }));

    it('names and values of tags may be anything: nothing of them is read as a part of the query', () =>
      withStore(adapter, openSeries, async (series) => {
        const odd = [
          '',
          ' ',
          'a,b=c d',
          `o'neill "x"`,
          'a\\',
          '\\',
          'two\nlines value=1',
          '%',
          '%25',
          'ü💥',
          '\t',
          'x;DROP',
        ];
        const oddSeries = `xp,a=b c"d'e\\\n#`;
        await series.write(
          odd.map((user, value) => ({
            series: oddSeries,
            tags: { user, "k, =e'y": 'v' },
            time: at(1),
            fields: { 'f, =': value },
          })),
        );
        for (const [value, user] of odd.entries()) {
          const query = { series: oddSeries, tags: { user, "k, =e'y": 'v' }, field: 'f, =', ...everything };
          expect((await series.read(query)).map((row) => row.value)).toEqual([value]);
        }
        const all = { series: oddSeries, tags: {}, field: 'f, =' };
        expect(await series.windows(all, [at(0), at(2)], 'count')).toEqual([odd.length]);
      }));

    it('S1 windows may be of any length, empty, before 1970, and begin at the beginning of time', () =>
      withStore(adapter, openSeries, async (series) => {
        const times = [-86_400_000 * 400, -86_399_999, -1, 0, 5, 3_600_000];
        await series.write(
          times.map((time) => ({ series: 'xp', tags: {}, time: new Date(time), fields: { value: 1 } })),
        );
        const query = { series: 'xp', tags: {}, field: 'value' };
        const count = (...boundaries: number[]) =>
          series.windows(
            query,
            boundaries.map((time) => new Date(time)),
            'count',
          );
        expect(await count(-172_800_000, -86_400_000, 0, 86_400_000, 172_800_000)).toEqual([0, 2, 3, 0]);
        expect(await count(-7, -2, 3, 8, 8, 3_600_000, 3_600_001)).toEqual([0, 2, 1, 0, 0, 1]);
        expect(await count(-8.64e15, 0, 8.64e15)).toEqual([3, 3]);
        expect(await series.read({ ...query, from: new Date(-8.64e15), to: new Date(8.64e15) })).toHaveLength(6);
        expect(await series.read({ ...query, from: new Date(5), to: new Date(5) })).toEqual([]);
      }));

    it('a field may be called as a tag is, and a point without fields says nothing', () =>
      withStore(adapter, openSeries, async (series) => {
        await series.write([{ series: 'xp', tags: { user: 'ann' }, time: at(1), fields: { user: 5 } }]);
        await series.write([{ series: 'xp', tags: { user: 'ann' }, time: at(2), fields: {} }]);
        const query = { series: 'xp', tags: { user: 'ann' }, field: 'user' };
        expect(await series.windows(query, [at(0), at(3)], 'sum')).toEqual([5]);
        expect(await series.read({ ...query, ...everything })).toEqual([{ time: at(1), value: 5 }]);
      }));

    it('S1 a write of very many points stores them all', () =>
      withStore(adapter, openSeries, async (series) => {
        const many = Array.from({ length: 12_000 }, (_, index) => ({
          series: 'xp',
          tags: { user: `u${index % 3}` },
          time: new Date(START + index * 1_000),
          fields: { value: 1 },
        }));
        await series.write(many);
        const query = { series: 'xp', tags: {}, field: 'value' };
        const hours = Array.from({ length: 5 }, (_, hour) => at(hour));
        expect(await series.windows(query, hours, 'count')).toEqual([3_600, 3_600, 3_600, 1_200]);
        expect(await series.read({ ...query, tags: { user: 'u1' }, ...everything })).toHaveLength(4_000);
      }));

    it('points survive closing; a point without a time or a value is refused', () =>
      acrossReopening(
        adapter,
        openSeries,
        async (series) => {
          await series.write([point(1, 10)]);
          await series.write([]);
          await expect(series.write([point(2, 1), { ...point(3, 1), time: new Date(Number.NaN) }])).rejects.toThrow();
          await expect(series.write([point(4, Number.POSITIVE_INFINITY)])).rejects.toThrow();
        },
        async (series) => {
          await series.ping();
          await series.write([point(1, 11)]);
          const query = { series: 'xp', tags: { user: 'ann' }, field: 'value', ...everything };
          expect(await series.read(query)).toEqual([{ time: at(1), value: 11 }]);
          await series.close();
          await expect(series.write([point(1, 1)])).rejects.toThrow();
          await expect(series.ping()).rejects.toThrow();
        },
      ));
  });
}
