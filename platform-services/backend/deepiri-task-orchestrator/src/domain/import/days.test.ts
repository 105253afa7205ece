import { describe, expect, it } from 'vitest';
import { readDate } from './cells.ts';
import type { Place } from './draft.ts';
import { readHabitica } from './habitica.ts';
import { readVikunja } from './vikunja.ts';

// Days begin at four, and a date of another program is a day of the calendar all the same.
const place = (timeZone: string): Place => ({
  now: new Date('2026-11-26T12:00:00.000Z'),
  timeZone,
  dayStartsAt: '04:00',
});

/** Instants that other programs write for the first of December, and where they do. */
const firsts = [
  ['Europe/Berlin', '2026-11-30T23:00:00.000Z', '2026-12-01T22:59:00.000Z'],
  ['Europe/Berlin', '2026-12-01T00:00:00.000Z', '2026-12-01T22:59:00.000Z'],
  ['America/New_York', '2026-12-01T05:00:00.000Z', '2026-12-02T04:59:00.000Z'],
  ['Asia/Tokyo', '2026-11-30T15:00:00.000Z', '2026-12-01T14:59:00.000Z'],
  ['UTC', '2026-12-01T00:00:00.000Z', '2026-12-01T23:59:00.000Z'],
] as const;

describe.each(firsts)('in %s, %s', (timeZone, midnight, end) => {
  it('is the day on which a to-do of Habitica is due', () => {
    const { drafts } = readHabitica({ data: [{ type: 'todo', text: 'Call', date: midnight }] }, place(timeZone));
    expect(drafts[0]!.dueAt).toBe(end);
  });

  it.each([
    ['every day', { frequency: 'daily', everyX: 1 }],
    ['every third day', { frequency: 'daily', everyX: 3 }],
    ['by weekday', { frequency: 'weekly', everyX: 1, repeat: { t: true } }],
  ])('is the first day of a daily of Habitica that comes %s', (_, how) => {
    const daily = { type: 'daily', text: 'Stretch', startDate: midnight, ...how };
    expect(readHabitica({ data: [daily] }, place(timeZone)).drafts[0]!.dueAt).toBe(end);
  });

  it('is the day for which a task of Vikunja or a row of a table is planned', () => {
    const file = [{ title: 'Home', tasks: [{ title: 'Paint', start_date: midnight }] }];
    expect(readVikunja(file, place(timeZone)).drafts[0]!.scheduledFor).toBe('2026-12-01');
    expect(readDate(midnight, place(timeZone))).toBe('2026-12-01');
  });
});

it('a daily that has begun goes on by the days on which it began', () => {
  const daily = { type: 'daily', text: 'Bins', frequency: 'daily', everyX: 2, startDate: '2026-11-22T23:00:00.000Z' };
  expect(readHabitica({ data: [daily] }, place('Europe/Berlin')).drafts[0]!.dueAt).toBe('2026-11-27T22:59:00.000Z');
});

it('a date of a table is that day, whatever time stands behind it', () => {
  for (const text of ['2026-12-01', '2026-12-01 00:30', '2026-12-01T23:59'])
    expect(readDate(text, place('Europe/Berlin'))).toBe('2026-12-01');
});
