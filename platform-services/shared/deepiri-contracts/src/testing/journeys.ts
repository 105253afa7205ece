import fc from 'fast-check';
import { firstStay, withZone, type Zones } from '../local-days.ts';

export const HOUR = 3_600_000;

/** A change of zone or day boundary, at an instant in milliseconds. */
export type Move = { at: number; zone: string; starts: string };

const zoneNames = [
  'Pacific/Kiritimati',
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'UTC',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
];

export const zoneName = fc.constantFrom(...zoneNames);
export const dayStart = fc.constantFrom('00:00', '04:00', '02:30', '12:00', '23:30');

/** An instant of a year with its changes of clocks. */
export const anInstant = fc.integer({
  min: Date.parse('2026-02-20T00:00:00Z'),
  max: Date.parse('2026-11-10T00:00:00Z'),
});

/** Somebody who joins somewhere and moves at any time of the next ten days. */
export function aJourney({ moves }: { moves: number }) {
  const move = fc.record({ minute: fc.nat(10 * 24 * 60), zone: zoneName, starts: dayStart });
  return fc
    .record({ start: anInstant, zone: zoneName, starts: dayStart, moves: fc.array(move, { maxLength: moves }) })
    .map(({ start, zone, starts, moves }) => ({
      start,
      first: { at: start, zone, starts },
      moves: moves
        .map(({ minute, ...place }): Move => ({ at: start + minute * 60_000, ...place }))
        .sort((a, b) => a.at - b.at),
    }));
}

/** The history of these moves; the first one is where the person joined. */
export function zonesOf([first, ...moves]: readonly Move[]): Zones {
  const record = ({ at, zone, starts }: Move) => ({
    from: new Date(at).toISOString(),
    timeZone: zone,
    dayStartsAt: starts,
  });
  return moves.reduce((zones, move) => withZone(zones, record(move)), firstStay(record(first!)));
}
