import { describe, expect, it } from 'vitest';
import { monthsIn, placesOf, shadeOf, step, WEEKS } from './year.ts';

const upTo = (last: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    date: new Date(Date.parse(`${last}T00:00:00Z`) - (count - 1 - at) * 86_400_000).toISOString().slice(0, 10),
  }));

describe('the squares of a year', () => {
  it.each(['2026-11-16', '2026-11-18', '2026-11-22'])('end with %s in the last column, each week in one', (last) => {
    const days = upTo(last, 365);
    const places = placesOf(days);
    expect(places.at(-1)!.week).toBe(WEEKS - 1);
    expect(Math.min(...places.map(({ week }) => week))).toBeGreaterThanOrEqual(0);
    for (const [at, { week, row }] of places.entries()) {
      const before = places[at - 1];
      if (before)
        expect({ week, row }).toEqual(
          before.row === 6 ? { week: before.week + 1, row: 0 } : { week: before.week, row: before.row + 1 },
        );
    }
    expect(new Set(places.map(({ week, row }) => `${week} ${row}`)).size).toBe(365);
  });

  it('name each month once', () => {
    const months = monthsIn(upTo('2026-11-18', 365));
    expect(months.map(({ date }) => date.slice(5, 7))).toEqual([
      '12',
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '07',
      '08',
      '09',
      '10',
      '11',
    ]);
    expect(Math.max(...months.map(({ week }) => week))).toBeLessThan(WEEKS);
  });

  it('are stronger the more was earned, and only where a day counts', () => {
    expect([0, 1, 25, 26, 100].map((xp) => shadeOf({ state: 'counted', xp }, 100))).toEqual([1, 1, 1, 2, 4]);
    expect(shadeOf({ state: 'missed', xp: 0 }, 100)).toBe(0);
  });

  it('are moved through by key, and not left', () => {
    expect(step('ArrowLeft', 10, 364)).toBe(3);
    expect(step('ArrowLeft', 3, 364)).toBe(0);
    expect(step('ArrowDown', 364, 364)).toBe(364);
    expect(step('Home', 50, 364)).toBe(0);
    expect(step('End', 50, 364)).toBe(364);
    expect(step('x', 50, 364)).toBe(undefined);
  });
});
