import { wallClock } from './wall-clock.ts';

export { isTimeZone, wallClock } from './wall-clock.ts';

/**
 * The local day that an instant belongs to: before `dayStartsAt` it is still the day before.
 * @param dayStartsAt `HH:MM`
 */
export function localDay(instant: Date, zone: string, dayStartsAt: string): string {
  const { date, minutes } = wallClock(instant, zone);
  return minutes < minutesOfClock(dayStartsAt) ? addDays(date, -1) : date;
}

/** Minutes since midnight of a clock time `HH:MM`. */
export function minutesOfClock(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** A calendar date moved by whole days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one calendar date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** ISO 8601 week of a calendar date, such as `2026-W48`. */
export function isoWeek(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const week = Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
  return `${day.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/**
 * The instant of a wall-clock time in a zone. A time that daylight saving skips moves forward by the gap;
 * one that occurs twice means the first.
 * @param minutes since local midnight
 */
export function instantOf(date: string, minutes: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const offsetAt = (at: number) => {
    const seen = wallClock(new Date(at), zone);
    return Date.parse(`${seen.date}T00:00:00Z`) + seen.minutes * 60_000 - at;
  };
  const early = wall - offsetAt(wall - 86_400_000);
  const late = wall - offsetAt(wall + 86_400_000);
  const isRight = (at: number) => at + offsetAt(at) === wall;
  if (isRight(early)) return new Date(early);
  return new Date(isRight(late) ? late : early);
}

const END_OF_DAY = 24 * 60 - 1;

/**
 * The first instant of a local day. Where daylight saving skips the time at which it begins, the end of the gap.
 * @param dayStartsAt `HH:MM`
 */
export function dayBegins(date: string, zone: string, dayStartsAt: string): Date {
  const starts = minutesOfClock(dayStartsAt);
  const begins = instantOf(date, starts, zone);
  if (wallClock(begins, zone).minutes === starts) return begins;
  const minuteBefore = new Date(begins.getTime() - 60_000);
  let first = begins;
  for (let at = minuteBefore; localDay(at, zone, dayStartsAt) === date; at = new Date(at.getTime() - 60_000))
    first = at;
  return first;
}

/**
 * The instant that a wall-clock time means on a local day: a time before `dayStartsAt` is in the night that ends it.
 * @param minutes since midnight
 * @param dayStartsAt `HH:MM`
 */
export function instantOn(date: string, minutes: number, zone: string, dayStartsAt: string): Date {
  return instantOf(minutes < minutesOfClock(dayStartsAt) ? addDays(date, 1) : date, minutes, zone);
}

/**
 * The instant that the end of a local day means: 23:59 or, in the night after that, the last minute of the day.
 * @param dayStartsAt `HH:MM`
 */
export function endOfDay(date: string, zone: string, dayStartsAt: string, now: Date): Date {
  const atMidnight = instantOf(date, END_OF_DAY, zone);
  const lastMinute = new Date(dayBegins(addDays(date, 1), zone, dayStartsAt).getTime() - 60_000);
  return atMidnight < now && lastMinute > now ? lastMinute : atMidnight;
}

/** Whether an instant stands for the end of a local day (see `endOfDay`) and not for a time of it. */
export function isEndOfDay(instant: Date, zone: string, dayStartsAt: string): boolean {
  if (wallClock(instant, zone).minutes === END_OF_DAY) return true;
  const next = addDays(localDay(instant, zone, dayStartsAt), 1);
  return instant.getTime() === dayBegins(next, zone, dayStartsAt).getTime() - 60_000;
}
