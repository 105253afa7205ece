import { expect, it } from 'vitest';
import { readRepeat } from './repeat.ts';
import { exampleDays } from './repeat-examples.ts';

const days = (rule: string, after: string) => {
  const repeat = readRepeat(rule);
  return repeat && exampleDays(repeat, after);
};

it.each([
  ['FREQ=DAILY', '2026-11-18', ['2026-11-19', '2026-11-20', '2026-11-21']],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-11-19', ['2026-11-20', '2026-11-23', '2026-11-24']],
  ['FREQ=WEEKLY;BYDAY=WE', '2026-11-18', ['2026-11-25', '2026-12-02', '2026-12-09']],
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-10-31', ['2026-12-31', '2027-01-31', '2027-03-31']],
  ['FREQ=YEARLY', '2026-11-18', ['2027-11-18', '2028-11-18', '2029-11-18']],
  ['FREQ=YEARLY', '2028-02-29', ['2032-02-29', '2036-02-29', '2040-02-29']],
])('%s after %s', (rule, after, expected) => {
  expect(days(rule, after)).toEqual(expected);
});

it('what is to be done so many times a week has no days of its own', () => {
  expect(days('FREQ=WEEKLY;X-TIMES=3', '2026-11-18')).toEqual([]);
});
