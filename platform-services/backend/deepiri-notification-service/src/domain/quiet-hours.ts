import { addDays, instantOf, isTimeZone, minutesOfClock, wallClock } from 'deepiri-contracts';
import type { InboxRecord } from './inbox.ts';

/**
 * Until when nothing is told, if now is such a time. Both ends are times on the person's wall, also in the nights in which
 * clocks change: one that is skipped is the end of the gap, one that comes twice is the first of the two.
 * @returns undefined outside of quiet hours
 */
export function quietUntil({ quietHours, zone }: InboxRecord, now: Date): Date | undefined {
  if (!quietHours) return undefined;
  const timeZone = zone && isTimeZone(zone.timeZone) ? zone.timeZone : 'UTC';
  const [from, to] = [minutesOfClock(quietHours.from), minutesOfClock(quietHours.to)];
  const { date: today } = wallClock(now, timeZone);
  for (const date of [addDays(today, -1), today]) {
    const begins = instantOf(date, from, timeZone);
    const ends = instantOf(from < to ? date : addDays(date, 1), to, timeZone);
    if (begins <= now && now < ends) return ends;
  }
  return undefined;
}
