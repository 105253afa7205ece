import { expect, it } from 'vitest';
import { createFormat } from '../../text/format.ts';
import { howFar } from './how-far.ts';

const t = (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' ');
const now = new Date('2026-11-23T11:00:00Z');
const format = createFormat({ locale: 'en-GB', zone: 'Europe/Berlin', dayStartsAt: '04:00', now, t });

it.each([
  ['2026-11-24T22:59:00Z', null],
  ['2026-11-24T13:00:00Z', null],
  ['2026-11-24T10:00:00Z', 'time.in time.hours 23'],
  ['2026-11-23T22:59:00Z', null],
  ['2026-11-23T13:00:00Z', 'time.in time.hours 2'],
  ['2026-11-22T22:59:00Z', null],
  ['2026-11-22T21:00:00Z', 'time.ago time.hours 14'],
  ['2026-11-25T22:59:00Z', 'time.inDays 2'],
  ['2026-11-25T06:00:00Z', 'time.inDays 2'],
  ['2026-11-20T22:59:00Z', 'time.daysAgo 3'],
])('what is due at %s is so far away, where its day does not say it: %s', (dueAt, said) => {
  expect(howFar(dueAt, format, now)).toBe(said);
});
