import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Nth, type Repeat, readRepeat, weekdays } from './repeat.ts';
import { firstDay, nthOf, ruleOf, units, weekdayOf } from './repeat-choice.ts';

const day = fc.constantFrom(...weekdays);
const monthDay = fc.oneof(
  fc.record({ by: fc.constant('date' as const), day: fc.constantFrom(-1, 1, 15, 28, 31) }),
  fc.record({ by: fc.constant('weekday' as const), nth: fc.constantFrom<Nth[]>(1, 2, 3, 4, -1), weekday: day }),
);
const end = fc.oneof(
  fc.constant({ kind: 'never' as const }),
  fc.record({ kind: fc.constant('until' as const), date: fc.constantFrom('2026-12-31', '2028-02-29') }),
  fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 9999 }) }),
);
const repeats: fc.Arbitrary<Repeat> = fc
  .record({
    unit: fc.constantFrom(...units),
    every: fc.integer({ min: 1, max: 999 }),
    days: fc.subarray([...weekdays]),
    monthDay: fc.option(monthDay),
    afterCompletion: fc.boolean(),
    times: fc.constant(null),
    weekStart: fc.constant('MO' as const),
    end,
  })
  .map((repeat) => ({
    ...repeat,
    days: repeat.unit === 'weekly' ? repeat.days : [],
    monthDay: repeat.unit === 'monthly' ? repeat.monthDay : null,
  }));

const plain: Repeat = {
  unit: 'daily',
  every: 1,
  days: [],
  monthDay: null,
  afterCompletion: false,
  times: null,
  weekStart: 'MO',
  end: { kind: 'never' },
};

describe('a repetition as it can be chosen', () => {
  it('is the same after it was written as a rule and read again', () => {
    fc.assert(
      fc.property(repeats, (repeat) => {
        expect(readRepeat(ruleOf(repeat))).toEqual(repeat);
      }),
    );
  });

  it.each([
    ['FREQ=DAILY', plain],
    ['FREQ=WEEKLY;BYDAY=FR,MO', { ...plain, unit: 'weekly', days: ['MO', 'FR'] }],
    ['RRULE:FREQ=MONTHLY;BYMONTHDAY=-1', { ...plain, unit: 'monthly', monthDay: { by: 'date', day: -1 } }],
    ['FREQ=MONTHLY;BYDAY=3WE', { ...plain, unit: 'monthly', monthDay: { by: 'weekday', nth: 3, weekday: 'WE' } }],
    ['FREQ=WEEKLY;X-TIMES=3', { ...plain, unit: 'weekly', times: 3 }],
    ['FREQ=WEEKLY;WKST=SU;X-TIMES=2', { ...plain, unit: 'weekly', times: 2, weekStart: 'SU' }],
    ['FREQ=DAILY;UNTIL=20261231T225900Z', { ...plain, end: { kind: 'until', date: '2026-12-31' } }],
  ] as const)('%s', (rule, expected) => {
    expect(readRepeat(rule)).toEqual(expected);
    expect(readRepeat(ruleOf(readRepeat(rule)!))).toEqual(expected);
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=3',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=MONTHLY;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=1MO,TU',
    'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=3',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=DAILY;COUNT=2;UNTIL=20261231',
    'FREQ=DAILY;WKST=SU',
    'FREQ=WEEKLY;INTERVAL=2;X-TIMES=3',
    'FREQ=WEEKLY;BYDAY=MO;X-TIMES=3',
    'FREQ=WEEKLY;X-TIMES=100',
    'BYDAY=MO',
  ])('%s says more than can be chosen', (rule) => {
    expect(readRepeat(rule)).toBeNull();
  });

  it.each([
    [plain, '2026-11-18'],
    [{ ...plain, unit: 'weekly', days: ['MO'] }, '2026-11-23'],
    [{ ...plain, unit: 'monthly', monthDay: { by: 'date', day: 31 } }, '2026-12-31'],
    [{ ...plain, unit: 'monthly', monthDay: { by: 'date', day: -1 } }, '2026-11-30'],
    [{ ...plain, unit: 'monthly', monthDay: { by: 'weekday', nth: 2, weekday: 'TU' } }, '2026-12-08'],
    [{ ...plain, unit: 'monthly', monthDay: { by: 'weekday', nth: -1, weekday: 'FR' } }, '2026-11-27'],
    [{ ...plain, unit: 'weekly', days: ['MO'], afterCompletion: true }, '2026-11-18'],
  ] as [Repeat, string][])('begins on its first day from a Wednesday on: %o', (repeat, date) => {
    expect(firstDay(repeat, '2026-11-18')).toBe(date);
  });

  it('knows the weekday of a date, and which of its month it is', () => {
    expect([weekdayOf('2026-11-18'), nthOf('2026-11-18'), nthOf('2026-11-30')]).toEqual(['WE', 3, -1]);
  });
});
