import { addDays, localDay } from 'deepiri-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayEnd, dayOf, firstStay, wasWhole, withZone, type Zones } from './local-days.ts';
import { aJourney, HOUR, type Move, zonesOf } from './testing/journeys.ts';

const start = '2026-03-02T00:00:00.000Z';
const stayIn = (timeZone: string, dayStartsAt = '00:00') => firstStay({ from: start, timeZone, dayStartsAt });
const moved = (zones: Zones, from: string, timeZone: string, dayStartsAt = '00:00') =>
  withZone(zones, { from, timeZone, dayStartsAt });
const at = (zones: Zones, instant: string) => dayOf(zones, new Date(instant));

/** Each local day that a person lives through, with the half hour in which it was first seen. */
function daysLived(zones: Zones, from: number, hours: number): { date: string; seen: number }[] {
  const days: { date: string; seen: number }[] = [];
  for (let time = from; time < from + hours * HOUR; time += HOUR / 2) {
    const date = dayOf(zones, new Date(time));
    if (days.at(-1)?.date !== date) days.push({ date, seen: time });
  }
  return days;
}

describe('the local day of an instant', () => {
  it('is that of the calendar there for whoever stays, daylight saving included', () => {
    const anywhere = fc.record({ journey: aJourney({ moves: 0 }), hour: fc.integer({ min: 0, max: 24 * 300 }) });
    fc.assert(
      fc.property(anywhere, ({ journey: { start, first }, hour }) => {
        const instant = new Date(start + hour * HOUR);
        const calendar = localDay(instant, first.zone, first.starts);
        const day = dayOf(zonesOf([first]), instant);
        // Where a clock is set back over the boundary, the calendar shows the old date again.
        expect([calendar, addDays(calendar, 1)]).toContain(day);
        if (first.zone === 'UTC' || first.starts === '12:00') expect(day).toBe(calendar);
      }),
    );
  });

  it('begins at the end of the gap where a clock is put forward over the boundary', () => {
    const zones = moved(stayIn('Pacific/Kiritimati', '02:30'), '2026-09-25T19:45:00.000Z', 'Pacific/Auckland', '02:30');
    expect(at(zones, '2026-09-26T13:59:59.999Z')).toBe('2026-09-26');
    expect(at(zones, '2026-09-26T14:00:00.000Z')).toBe('2026-09-27');
    expect(dayEnd(zones, '2026-09-26').toISOString()).toBe('2026-09-26T14:00:00.000Z');
  });

  it('is one that the calendar has shown, and for days without a move the one that it shows', () => {
    let zones = stayIn('America/Los_Angeles', '04:00');
    zones = moved(zones, '2026-03-03T20:00:00.000Z', 'Asia/Tokyo', '04:00');
    expect(at(zones, '2026-03-03T19:59:59.999Z')).toBe('2026-03-03');
    // Eight hours after the day began in Los Angeles it is the next day in Tokyo; it begins when this one was half a day long.
    expect(at(zones, '2026-03-03T20:00:00.000Z')).toBe('2026-03-03');
    expect(at(zones, '2026-03-04T00:00:00.000Z')).toBe('2026-03-04');
    expect(at(zones, '2026-03-04T19:00:00.000Z')).toBe('2026-03-05');
  });

  it('L1 never comes back, wherever the person goes and whatever the clocks do', () => {
    fc.assert(
      fc.property(aJourney({ moves: 14 }), ({ start, first, moves }) => {
        const days = daysLived(zonesOf([first, ...moves]), start, 24 * 12).map(({ date }) => date);
        expect(days).toEqual([...new Set(days)].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('L2 never begins within half a day of the one before, so that a day has one allowance and not several', () => {
    fc.assert(
      fc.property(aJourney({ moves: 14 }), ({ start, first, moves }) => {
        const days = daysLived(zonesOf([first, ...moves]), start, 24 * 12).slice(1);
        for (const [index, { seen }] of days.entries())
          if (index > 0) expect(seen - days[index - 1]!.seen).toBeGreaterThan(11 * HOUR);
      }),
      { numRuns: 60 },
    );
  });

  it('L3 moving about gives no more days than there are, but for those of one way around the world', () => {
    const restless = fc.array(fc.integer({ min: 1, max: 18 }), { minLength: 30, maxLength: 50 });
    fc.assert(
      fc.property(restless, fc.boolean(), (pauses, byBoundary) => {
        const ends: Omit<Move, 'at'>[] = byBoundary
          ? [
              { zone: 'UTC', starts: '23:59' },
              { zone: 'UTC', starts: '00:00' },
            ]
          : [
              { zone: 'Pacific/Pago_Pago', starts: '23:59' },
              { zone: 'Pacific/Kiritimati', starts: '00:00' },
            ];
        let time = Date.parse(start);
        const moves = pauses.map((hours, index): Move => {
          time += hours * HOUR;
          return { at: time, ...ends[index % 2]! };
        });
        const zones = zonesOf([{ at: Date.parse(start), ...ends[1]! }, ...moves]);
        const days = daysLived(zones, Date.parse(start), (time - Date.parse(start)) / HOUR);
        expect(days.length).toBeLessThanOrEqual((time - Date.parse(start)) / (24 * HOUR) + 3);
      }),
      { numRuns: 40 },
    );
  });

  it('L1 L2 hold also when so many changes come that old ones are let go', () => {
    let zones = stayIn('Pacific/Kiritimati');
    const before = at(zones, '2026-03-04T11:00:00.000Z');
    for (let minute = 0; minute < 200; minute++) {
      const from = new Date(Date.parse('2026-03-04T11:00:00.000Z') + minute * 1000).toISOString();
      zones = moved(zones, from, minute % 2 ? 'Pacific/Pago_Pago' : 'UTC', '23:59');
    }
    expect(zones.length).toBeLessThanOrEqual(60);
    expect(at(zones, '2026-03-04T12:00:00.000Z')).toBe(before);
  });
});

describe('the end of a local day', () => {
  it('is when the next one begins, held back or not', () => {
    const zones = moved(stayIn('America/Los_Angeles', '04:00'), '2026-03-03T20:00:00.000Z', 'Asia/Tokyo', '04:00');
    expect(dayEnd(zones, '2026-03-02').toISOString()).toBe('2026-03-03T12:00:00.000Z');
    expect(dayEnd(zones, '2026-03-03').toISOString()).toBe('2026-03-04T00:00:00.000Z');
    expect(dayEnd(zones, '2026-03-04').toISOString()).toBe('2026-03-04T19:00:00.000Z');
    expect(dayEnd(zones, '2026-03-20').toISOString()).toBe('2026-03-20T19:00:00.000Z');
  });

  it('agrees with the day of every instant', () => {
    fc.assert(
      fc.property(aJourney({ moves: 10 }), ({ start, first, moves }) => {
        const zones = zonesOf([first, ...moves]);
        const days = daysLived(zones, start, 24 * 10);
        for (const [index, { date }] of days.entries()) {
          const next = days[index + 1];
          if (!next) continue;
          const end = dayEnd(zones, date).getTime();
          expect(end).toBeGreaterThan(next.seen - HOUR / 2);
          expect(end).toBeLessThanOrEqual(next.seen);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a whole day', () => {
  it('is every day of whoever stays', () => {
    const zones = stayIn('Europe/Berlin', '02:30');
    for (let day = -10; day < 300; day++) expect(wasWhole(zones, addDays('2026-03-02', day))).toBe(true);
  });

  it('is none that was cut short, skipped, or held back', () => {
    const tokyo = moved(stayIn('America/Los_Angeles', '04:00'), '2026-03-03T20:00:00.000Z', 'Asia/Tokyo', '04:00');
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
    expect(days.map((day) => wasWhole(tokyo, day))).toEqual([true, false, false, true]);
    const line = moved(stayIn('Pacific/Pago_Pago'), '2026-03-03T10:30:00.000Z', 'Pacific/Kiritimati');
    expect(days.map((day) => wasWhole(line, day))).toEqual([true, false, true, true]);
  });
});
