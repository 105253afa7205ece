import { addDays, daysBetween, localDay, wallClock } from '../data/time.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;
export type FormatSettings = { locale: string; zone: string; dayStartsAt: string; now: Date; t: Translate };

const MINUTE = 60_000;
const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const known = cache.get(name) ?? new Intl.DateTimeFormat(locale, options);
  cache.set(name, known);
  return known;
}

/** Dates, times and amounts as the person reads them: their language, their zone, their day. */
export function createFormat({ locale, zone, dayStartsAt, now, t }: FormatSettings) {
  const today = localDay(now, zone, dayStartsAt);
  const wallToday = wallClock(now, zone).date;

  /** Minutes as `45 min`, `2 h`, `2 h 15 min`. */
  const minutes = (amount: number): string => {
    const hours = Math.floor(amount / 60);
    const rest = Math.round(amount % 60);
    if (hours === 0) return t('time.minutes', { count: rest });
    return rest === 0 ? t('time.hours', { count: hours }) : t('time.hoursMinutes', { hours, minutes: rest });
  };

  const calendar = (date: string, options: Intl.DateTimeFormatOptions) =>
    formatter(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));

  /** A calendar date by how far it is: `today`, `tomorrow`, `Friday`, `24 Nov`, `24 Nov 2027`. */
  const day = (date: string): string => {
    const away = daysBetween(wallToday, date);
    if (away === 0) return t('time.today');
    if (away === 1) return t('time.tomorrow');
    if (away === -1) return t('time.yesterday');
    if (Math.abs(away) < 7) return calendar(date, { weekday: 'long' });
    const sameYear = date.slice(0, 4) === wallToday.slice(0, 4);
    return calendar(date, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
  };

  const time = (instant: string): string =>
    formatter(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));
  const dayOf = (instant: string): string => wallClock(new Date(instant), zone).date;

  /** When something is due, by the date on the wall; the time is left out when it is the very end of a day. */
  const due = (instant: string): string => {
    const wall = wallClock(new Date(instant), zone);
    if (wall.minutes >= 23 * 60 + 59) return day(wall.date);
    return t('time.dayAt', { day: day(wall.date), time: time(instant) });
  };

  /** How far an instant is: `in 1 h 20 min`, `5 min ago`, `in 3 days`. */
  const relative = (instant: string): string => {
    const away = Math.round((Date.parse(instant) - now.getTime()) / MINUTE);
    if (away === 0) return t('time.now');
    if (Math.abs(away) < 24 * 60) return t(away > 0 ? 'time.in' : 'time.ago', { span: minutes(Math.abs(away)) });
    return t(away > 0 ? 'time.inDays' : 'time.daysAgo', { count: Math.round(Math.abs(away) / (24 * 60)) });
  };

  return {
    /** The local day that counts now; after midnight, before the day has begun, still the one before. */
    today,
    /** The date on the wall. */
    wallToday,
    addDays,
    minutes,
    day,
    dayOf,
    time,
    due,
    relative,
    calendar,
    /** A moment of the past, short: the time today, else the day. */
    moment: (instant: string) => (dayOf(instant) === wallToday ? time(instant) : day(dayOf(instant))),
    /** In full, for a hint on hover. */
    full: (instant: string) =>
      formatter(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(instant)),
    number: (value: number) => value.toLocaleString(locale),
    signed: (value: number) =>
      value < 0 ? `−${Math.abs(value).toLocaleString(locale)}` : `+${value.toLocaleString(locale)}`,
  };
}

export type Format = ReturnType<typeof createFormat>;
