import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../data/time.ts';
import { firstWeekday, isDate, turned, weeksOf } from './weeks.ts';

describe('the weeks on the screen', () => {
  it.each([
    ['month', '2026-11-18', 1, '2026-10-26', '2026-12-06'],
    ['month', '2026-11-18', 7, '2026-11-01', '2026-12-05'],
    ['month', '2026-02-10', 7, '2026-02-01', '2026-02-28'],
    ['month', '2024-02-29', 1, '2024-01-29', '2024-03-03'],
    ['week', '2026-11-18', 1, '2026-11-16', '2026-11-22'],
    ['week', '2026-11-22', 7, '2026-11-22', '2026-11-28'],
    ['week', '2026-11-20', 6, '2026-11-14', '2026-11-20'],
  ] as const)('%s of %s where weeks begin on %i: %s to %s', (span, day, first, from, to) => {
    expect(weeksOf(span, day, first)).toMatchObject({ from, to });
  });

  it('are whole ones, with every day of the month in them', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 7 }), (date, first) => {
        const { days, from, to } = weeksOf('month', date, first);
        expect(days.length % 7).toBe(0);
        expect(days.length).toBeLessThanOrEqual(42);
        expect([days[0], days.at(-1)]).toEqual([from, to]);
        const month = days.filter((one) => one.startsWith(date.slice(0, 7)));
        expect(month).toContain(date);
        expect(month[0]).toMatch(/01$/);
        expect(addDays(month.at(-1) as string, 1)).toMatch(/01$/);
        for (const span of ['month', 'week'] as const) {
          const there = turned({ span, day: date }, 1);
          expect(there > date && there.slice(0, 7) <= addDays(date, 32).slice(0, 7)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['month', '2026-01-31', 1, '2026-02-28'],
    ['month', '2026-03-31', -1, '2026-02-28'],
    ['month', '2026-12-15', 1, '2027-01-15'],
    ['week', '2026-12-29', 1, '2027-01-05'],
  ] as const)('turn a %s from %s by %i to %s', (span, day, step, to) => {
    expect(turned({ span, day }, step)).toBe(to);
  });

  it('begin where the person is used to', () => {
    expect(['en-GB', 'de-DE', 'en-US', 'ar-EG'].map(firstWeekday)).toEqual([1, 1, 7, 6]);
  });

  it.each([
    ['2026-11-18', true],
    ['2026-02-30', false],
    ['18.11.2026', false],
    [7, false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });
});
