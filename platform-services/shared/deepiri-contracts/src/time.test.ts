import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayBegins, endOfDay, instantOn, isEndOfDay, isTimeZone, localDay, wallClock } from './time.ts';

const BERLIN = 'Europe/Berlin';
const FOUR = '04:00';
/** Berlin is one hour ahead in winter. */
const berlin = (date: string, time: string) => new Date(`${date}T${time}:00+01:00`);

describe('the local day', () => {
  it.each([
    ['2026-11-24', '23:59', '2026-11-24'],
    ['2026-11-25', '00:00', '2026-11-24'],
    ['2026-11-25', '00:30', '2026-11-24'],
    ['2026-11-25', '03:59', '2026-11-24'],
    ['2026-11-25', '04:00', '2026-11-25'],
  ])('of %s %s is %s when the day starts at four', (date, time, day) => {
    expect(localDay(berlin(date, time), BERLIN, FOUR)).toBe(day);
  });

  it('is the date on the wall when the day starts at midnight', () => {
    expect(localDay(berlin('2026-11-25', '00:00'), BERLIN, '00:00')).toBe('2026-11-25');
  });

  it.each([
    ['spring', '2026-03-29', '2026-03-29T02:00:00.000Z'],
    ['autumn', '2026-10-25', '2026-10-25T03:00:00.000Z'],
  ])('begins by the clock of that morning when clocks change in %s', (_season, day, begins) => {
    const first = dayBegins(day, BERLIN, FOUR);
    expect(first.toISOString()).toBe(begins);
    expect(localDay(first, BERLIN, FOUR)).toBe(day);
    expect(localDay(new Date(first.getTime() - 1), BERLIN, FOUR)).toBe(addDays(day, -1));
  });

  it('begins at the end of the gap when its first minute is skipped', () => {
    expect(dayBegins('2026-03-29', BERLIN, '02:30').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(dayBegins('2026-03-29', BERLIN, '02:00').toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is one, whole, for every instant', () => {
    const zone = fc.constantFrom(BERLIN, 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    // The hour that autumn repeats is two days in turns, so the day must not start within it.
    const starts = fc.constantFrom('00:00', '03:00', '04:00', '05:30', '12:00');
    fc.assert(
      fc.property(zone, instant, starts, (zone, instant, starts) => {
        const day = localDay(instant, zone, starts);
        const [begins, ends] = [dayBegins(day, zone, starts), dayBegins(addDays(day, 1), zone, starts)];
        expect(begins <= instant && instant < ends).toBe(true);
      }),
    );
  });
});

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'UTC', 'Asia/Calcutta', 'Etc/GMT+12'])('%s is one', (zone) =>
    expect(isTimeZone(zone)).toBe(true),
  );
  it.each(['+23:59', '-23:59', '+01:00', 'Mars/Base', ''])('%s is none', (zone) =>
    expect(isTimeZone(zone)).toBe(false),
  );
});

describe('a time on a local day', () => {
  it('before the day starts is in the night that ends it', () => {
    expect(instantOn('2026-11-24', 17 * 60, BERLIN, FOUR)).toEqual(berlin('2026-11-24', '17:00'));
    expect(instantOn('2026-11-24', 90, BERLIN, FOUR)).toEqual(berlin('2026-11-25', '01:30'));
    expect(localDay(instantOn('2026-11-24', 90, BERLIN, FOUR), BERLIN, FOUR)).toBe('2026-11-24');
  });
});

describe('the end of a local day', () => {
  const end = (now: Date) => endOfDay('2026-11-24', BERLIN, FOUR, now);

  it('is 23:59, and in the night after that the last minute', () => {
    expect(end(berlin('2026-11-24', '12:00'))).toEqual(berlin('2026-11-24', '23:59'));
    expect(end(berlin('2026-11-25', '00:30'))).toEqual(berlin('2026-11-25', '03:59'));
    expect(end(berlin('2026-11-25', '04:00'))).toEqual(berlin('2026-11-24', '23:59'));
  });

  it('is known as such, and no other time is', () => {
    for (const now of [berlin('2026-11-24', '12:00'), berlin('2026-11-25', '00:30')])
      expect(isEndOfDay(end(now), BERLIN, FOUR)).toBe(true);
    for (const time of ['23:58', '17:00', '03:58', '04:00'])
      expect(isEndOfDay(berlin('2026-11-24', time), BERLIN, FOUR)).toBe(false);
    expect(wallClock(end(berlin('2026-11-25', '00:30')), BERLIN).minutes).toBe(3 * 60 + 59);
  });
});
