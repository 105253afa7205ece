import { describe, expect, it } from 'vitest';
import { morningOf, putOffTimes } from './put-off-times.ts';
import { inboxSearch } from './search.ts';

const berlin = { zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const times = (now: string, more = berlin) =>
  Object.fromEntries(putOffTimes({ now: new Date(now), ...more }).map(({ name, until }) => [name, until]));

describe('until when something is put off', () => {
  it('is a morning on the wall of the person', () => {
    expect(times('2026-11-18T09:24:00Z')).toEqual({
      hours: '2026-11-18T12:24:00.000Z',
      tomorrow: '2026-11-19T08:00:00.000Z',
      monday: '2026-11-23T08:00:00.000Z',
      week: '2026-11-25T08:00:00.000Z',
    });
    expect(times('2026-11-18T09:24:00Z', { zone: 'America/New_York', dayStartsAt: '04:00' })['tomorrow']).toBe(
      '2026-11-19T14:00:00.000Z',
    );
  });

  it('offers no morning twice: on Sunday and on Monday', () => {
    expect(Object.keys(times('2026-11-22T09:00:00Z'))).toEqual(['hours', 'tomorrow', 'week']);
    expect(Object.keys(times('2026-11-23T09:00:00Z'))).toEqual(['hours', 'tomorrow', 'week']);
    expect(times('2026-11-24T09:00:00Z')['monday']).toBe('2026-11-30T08:00:00.000Z');
  });

  it('goes by the day that the person still lives in after midnight', () => {
    expect(times('2026-11-19T00:30:00Z')['tomorrow']).toBe('2026-11-19T08:00:00.000Z');
  });

  it('is never over where the day begins after nine', () => {
    const late = { zone: 'Europe/Berlin', dayStartsAt: '10:00' };
    expect(times('2026-11-19T08:30:00Z', late)['tomorrow']).toBe('2026-11-20T08:00:00.000Z');
  });

  it('is nine on the wall also after the clocks were put forward', () => {
    expect(morningOf('2027-03-29', berlin)).toBe('2027-03-29T07:00:00.000Z');
  });
});

it('the address names the places that there are', () => {
  expect(inboxSearch({ place: 'snoozed' })).toEqual({ place: 'snoozed' });
  expect(inboxSearch({ place: 'inbox' })).toEqual({});
  expect(inboxSearch({ place: 'attic' })).toEqual({});
});
