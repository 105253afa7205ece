import { expect, it } from 'vitest';
import { createFormat } from './format.ts';

const now = new Date('2026-11-23T11:00:00Z');
const of = (locale: string) =>
  createFormat({ locale, zone: 'Europe/Berlin', dayStartsAt: '04:00', now, t: (key) => key });
const at = (locale: string, instant: string) => of(locale).time(instant).replaceAll(/\s/g, ' ');

it.each([
  ['en-US', '9:05 AM', '2:30 PM', '12:00 AM'],
  ['en', '9:05 AM', '2:30 PM', '12:00 AM'],
  ['en-AU', '9:05 am', '2:30 pm', '12:00 am'],
  ['en-GB', '09:05', '14:30', '00:00'],
  ['de', '09:05', '14:30', '00:00'],
  ['de-AT', '09:05', '14:30', '00:00'],
])('a time in %s is %s, in the afternoon %s, at midnight %s', (locale, ...said) => {
  expect(['08:05', '13:30', '23:00'].map((time) => at(locale, `2026-11-23T${time}:00Z`))).toEqual(said);
});

it('a time on the wall is written as any other, in no zone', () => {
  expect(of('en-US').clock('04:00').replaceAll(/\s/g, ' ')).toBe('4:00 AM');
  expect(of('de').clock('22:30')).toBe('22:30');
});
