import { addDays, daysBetween, instantOf, localDay } from 'deepiri-contracts';
import { ruleset } from './ruleset.ts';

/** The zone and day boundary that were in force from an instant on (RFC 3339 UTC). The first one also answers for all before it. */
export type ZoneRecord = { from: string; timeZone: string; dayStartsAt: string };

/** Oldest first, never empty. */
export type Zones = readonly ZoneRecord[];

const HOUR_MS = 3_600_000;
const KEPT_DAYS = ruleset.streakDay.sealedAfterDays + 20;
const KEPT_RECORDS = 60;

/** A change reaches the day that it falls on by UTC, and with the widest offsets two days to either side. */
const REACH_DAYS = 2;

export function zoneAt(zones: Zones, instant: Date): ZoneRecord {
  for (let index = zones.length - 1; index > 0; index--) {
    if (Date.parse(zones[index]!.from) <= instant.getTime()) return zones[index]!;
  }
  return zones[0]!;
}

/** The local day of an instant, by the record that was in force then. */
export function dayOf(zones: Zones, instant: Date): string {
  const { timeZone, dayStartsAt } = zoneAt(zones, instant);
  return localDay(instant, timeZone, dayStartsAt);
}

/** The instant at which a local day begins in a zone. */
export function dayStart({ timeZone, dayStartsAt }: ZoneRecord, date: string): Date {
  return instantOf(date, Number(dayStartsAt.slice(0, 2)) * 60 + Number(dayStartsAt.slice(3)), timeZone);
}

/**
 * Whether the person had the day for long enough, in one piece, to be expected to use it.
 * A flight can cut a local day short or skip it; that must not cost a streak.
 */
export function wasWhole(zones: Zones, date: string): boolean {
  const touched = zones.slice(1).some(({ from }) => Math.abs(daysBetween(from.slice(0, 10), date)) <= REACH_DAYS);
  return !touched || longestStretch(zones, date) >= ruleset.streakDay.minimumHours * HOUR_MS;
}

function longestStretch(zones: Zones, date: string): number {
  const next = addDays(date, 1);
  let [longest, length, end] = [0, 0, Number.NaN];
  zones.forEach((zone, index) => {
    const until = index + 1 < zones.length ? Date.parse(zones[index + 1]!.from) : Number.POSITIVE_INFINITY;
    const starts = Math.max(Date.parse(zone.from), dayStart(zone, date).getTime());
    const ends = Math.min(until, dayStart(zone, next).getTime());
    if (ends <= starts) return;
    length = ends - starts + (starts === end ? length : 0);
    end = ends;
    longest = Math.max(longest, length);
  });
  return longest;
}

/** The history with a new record. What no day that can still change depends on is let go. */
export function withZone(zones: Zones, record: ZoneRecord): Zones {
  const oldest = Date.parse(record.from) - KEPT_DAYS * 24 * HOUR_MS;
  const all = [...zones, record];
  return all
    .filter((_, index) => index + 1 === all.length || Date.parse(all[index + 1]!.from) > oldest)
    .slice(-KEPT_RECORDS);
}
