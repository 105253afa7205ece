import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClock } from './wall-clock.ts';

const zones = Intl.supportedValuesOf('timeZone').filter((_, at) => at % 7 === 0);
const formats = new Map<string, Intl.DateTimeFormat>();
const [HOUR, MINUTE] = [3_600_000, 60_000];

/** What the runtime says, asked about this one instant. */
function told(instant: Date, timeZone: string) {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  const [date, clock] = format.format(instant).split(' ') as [string, string];
  return { date, minutes: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) };
}

/** How far the wall is ahead of UTC, in minutes. */
function ahead(at: number, zone: string) {
  const { date, minutes } = told(new Date(at), zone);
  return Date.parse(`${date}T00:00:00Z`) / MINUTE + minutes - Math.floor(at / MINUTE);
}

describe('the wall clock', () => {
  it.each([
    ['1900-01-01', '2200-01-01'],
    ['1979-12-31', '1980-01-02'],
    // Newfoundland set its clocks at a minute past midnight then.
    ['1987-01-01', '2012-01-01'],
    ['2026-01-01', '2028-01-01'],
  ])('is what the runtime says, from %s to %s', (min, max) => {
    const instant = fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true });
    const property = fc.property(fc.constantFrom(...zones), instant, (zone, instant) => {
      expect(wallClock(instant, zone)).toEqual(told(instant, zone));
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('has years of four digits, also where it is still the year 999', () => {
    const instant = new Date('1000-01-01T00:00:00Z');
    expect(wallClock(instant, 'America/New_York').date).toBe('0999-12-31');
    expect(wallClock(new Date('8999-12-31T23:59:00Z'), 'Pacific/Kiritimati').date).toBe('9000-01-01');
  });

  it.each(['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'])(
    'in %s is right around each change of the clocks',
    (zone) => {
      let changes = 0;
      for (let at = Date.UTC(2011, 0, 1); at < Date.UTC(2012, 0, 1); at += 6 * HOUR) {
        if (ahead(at, zone) === ahead(at + 6 * HOUR, zone)) continue;
        changes += 1;
        const instants = Array.from({ length: 20 * 60 }, (_, minute) => new Date(at + minute * MINUTE - 7 * HOUR));
        expect(instants.map((one) => wallClock(one, zone))).toEqual(instants.map((one) => told(one, zone)));
      }
      expect(changes).toBeGreaterThan(1);
    },
  );

  it('of a zone that nobody knows is refused', () =>
    expect(() => wallClock(new Date(0), 'Mars/Base')).toThrow(RangeError));
});
