const formatters = () => {
  const cache = new Map<string, Intl.DateTimeFormat>();
  return (zone: string) => {
    let formatter = cache.get(zone);
    if (!formatter) {
      formatter = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      });
      cache.set(zone, formatter);
    }
    return formatter;
  };
};
const formatterFor = formatters();

/** Whether the runtime knows the IANA zone. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The wall clock of an instant in a zone.
 * @returns date `YYYY-MM-DD` and minutes since local midnight (0..1439)
 * @throws RangeError when the zone is unknown
 */
export function wallClock(instant: Date, zone: string): { date: string; minutes: number } {
  const parts: Record<string, string> = {};
  for (const part of formatterFor(zone).formatToParts(instant)) parts[part.type] = part.value;
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minutes: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

/**
 * The local day that an instant belongs to: before `dayStartsAt` it is still the day before.
 * @param dayStartsAt `HH:MM`
 */
export function localDay(instant: Date, zone: string, dayStartsAt: string): string {
  const { date, minutes } = wallClock(instant, zone);
  const starts = Number(dayStartsAt.slice(0, 2)) * 60 + Number(dayStartsAt.slice(3));
  return minutes < starts ? addDays(date, -1) : date;
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
