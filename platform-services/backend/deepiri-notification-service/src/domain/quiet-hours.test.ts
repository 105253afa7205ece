import { instantOf, wallClock } from 'deepiri-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshInbox } from './inbox.ts';
import { quietUntil } from './quiet-hours.ts';

const inbox = (from: string, to: string, timeZone = 'Europe/Berlin') => ({
  ...freshInbox('usr_1'),
  quietHours: { from, to },
  zone: { timeZone, userVersion: 1 },
});
const until = (hours: [string, string], now: string, zone?: string) =>
  quietUntil(inbox(...hours, zone), new Date(now))?.toISOString();

describe('quiet hours', () => {
  it('go over midnight, on the wall of the person', () => {
    const night: [string, string] = ['22:00', '07:00'];
    expect(until(night, '2026-11-18T20:59:59Z')).toBe(undefined);
    expect(until(night, '2026-11-18T21:00:00Z')).toBe('2026-11-19T06:00:00.000Z');
    expect(until(night, '2026-11-19T05:59:59Z')).toBe('2026-11-19T06:00:00.000Z');
    expect(until(night, '2026-11-19T06:00:00Z')).toBe(undefined);
    expect(until(night, '2026-11-18T13:30:00Z', 'Asia/Tokyo')).toBe('2026-11-18T22:00:00.000Z');
    expect(until(['12:00', '13:00'], '2026-11-18T11:30:00Z')).toBe('2026-11-18T12:00:00.000Z');
  });

  it('end at their time on the wall in the nights in which clocks change', () => {
    expect(until(['22:00', '07:00'], '2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until(['22:00', '07:00'], '2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    // 02:30 does not come on 29 March, and comes twice on 25 October.
    expect(until(['22:00', '02:30'], '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(until(['22:00', '02:30'], '2026-10-25T00:20:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(until(['22:00', '02:30'], '2026-10-25T01:20:00Z')).toBe(undefined);
  });

  it('are none without a choice, and by UTC as long as nothing is known of the person', () => {
    expect(quietUntil(freshInbox('usr_1'), new Date())).toBe(undefined);
    const unknown = { ...freshInbox('usr_1'), quietHours: { from: '22:00', to: '07:00' } };
    expect(quietUntil(unknown, new Date('2026-11-18T22:30:00Z'))?.toISOString()).toBe('2026-11-19T07:00:00.000Z');
  });

  it('always end later than now, at their end on the wall unless that does not come', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC'];
    const clock = fc
      .integer({ min: 0, max: 95 })
      .map((quarter) => `${String(quarter >> 2).padStart(2, '0')}:${['00', '15', '30', '45'][quarter & 3]}`);
    const time = fc
      .integer({ min: 0, max: 2 * 365 * 24 * 4 })
      .map((quarter) => new Date(Date.UTC(2026, 0, 1) + quarter * 900_000));
    fc.assert(
      fc.property(clock, clock, fc.constantFrom(...zones), time, (from, to, zone, now) => {
        fc.pre(from !== to);
        const end = quietUntil(inbox(from, to, zone), now);
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        const { date, minutes } = wallClock(end, zone);
        const wanted = Number(to.slice(0, 2)) * 60 + Number(to.slice(3));
        if (minutes !== wanted) expect(instantOf(date, wanted, zone).getTime()).toBe(end.getTime());
      }),
      { numRuns: 2_000 },
    );
  });
});
