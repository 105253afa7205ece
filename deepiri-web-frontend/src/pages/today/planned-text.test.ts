import { expect, it } from 'vitest';
import { createFormat } from '../../text/format.ts';
import { plannedText } from './planned-text.ts';

const now = new Date('2026-11-18T09:24:00Z');
const words = (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' ');
const zone = 'Europe/Berlin';
const format = createFormat({ locale: 'en-GB', zone, dayStartsAt: '04:00', now, t: words });
const said = (hours: number) => plannedText(hours * 60, now, format, words);

it('says when all would be done, with the day when it is not today', () => {
  expect(said(0)).toBeNull();
  expect(said(2)).toBe('today.until time.hours 2 12:24');
  // After midnight the day goes on, and it is not the 02:24 that has been.
  expect(said(16)).toBe('today.until time.hours 16 time.tonightAt 02:24');
  expect(said(20)).toBe('today.until time.hours 20 time.dayAt time.tomorrow 06:24');
  expect(said(48)).toBe('today.until time.hours 48 time.dayAt Friday 10:24');
  expect(said(200)).toBe('today.until time.hours 200 time.dayAt 26 Nov 18:24');
});

it('says no moment that is weeks away', () => {
  expect(said(14 * 24)).toContain('today.until');
  expect(said(14 * 24 + 1)).toBe('today.tooMuch');
  expect(said(2559)).toBe('today.tooMuch');
});
