import { addDays, daysBetween, isEndOfDay, localDay, wallClock } from '../data/time.ts';

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

type Week = { firstDay: number };

/** The day a week begins with where the locale is from: 0 for Sunday, 1 for Monday, also where the browser does not know. */
export function firstDayOf(locale: string): number {
  const asked = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => Week; weekInfo?: Week };
  return ((asked.getWeekInfo?.() ?? asked.weekInfo)?.firstDay ?? 1) % 7;
}

/**
 * Dates, times and amounts as the person reads them: their language, their zone, their day. A day is always the local day,
 * which goes on after midnight until the next one starts.
 */
export function createFormat({ locale, zone, dayStartsAt, now, t }: FormatSettings) {
  const today = localDay(now, zone, dayStartsAt);

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
    const away = daysBetween(today, date);
    if (away === 0) return t('time.today');
    if (away === 1) return t('time.tomorrow');
    if (away === -1) return t('time.yesterday');
    if (Math.abs(away) < 7) return calendar(date, { weekday: 'long' });
    const sameYear = date.slice(0, 4) === today.slice(0, 4);
    return calendar(date, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
  };

  const time = (instant: string): string =>
    formatter(locale, { timeStyle: 'short', timeZone: zone }).format(new Date(instant));
  /** A time on the wall such as `04:00`, as the person writes times. */
  const clock = (wall: string): string =>
    formatter(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`2026-01-01T${wall}Z`));
  const dayOf = (instant: string): string => localDay(new Date(instant), zone, dayStartsAt);
  /** Whether an instant means a day and no time of it. */
  const isWholeDay = (instant: string): boolean => isEndOfDay(new Date(instant), zone, dayStartsAt);

  /** When something is due: `today 14:00`, `Friday`, `tonight 01:30`. */
  const due = (instant: string): string => {
    const on = dayOf(instant);
    if (isWholeDay(instant)) return day(on);
    const night = wallClock(new Date(instant), zone).date !== on;
    if (night && on === today) return t('time.tonightAt', { time: time(instant) });
    return t(night ? 'time.nightAt' : 'time.dayAt', { day: day(on), time: time(instant) });
  };

  /** How far an instant is: `in 1 h 20 min`, `5 min ago`, and from a day on by the calendar `in 3 days`. */
  const relative = (instant: string): string => {
    const away = Math.round((Date.parse(instant) - now.getTime()) / MINUTE);
    if (away === 0) return t('time.now');
    if (Math.abs(away) < 24 * 60) return t(away > 0 ? 'time.in' : 'time.ago', { span: minutes(Math.abs(away)) });
    const days = daysBetween(today, dayOf(instant)) || Math.sign(away);
    return t(days > 0 ? 'time.inDays' : 'time.daysAgo', { count: Math.abs(days) });
  };

  return {
    locale,
    /** The local day that counts now; after midnight, before the next one has begun, still the one before. */
    today,
    firstDay: firstDayOf(locale),
    addDays,
    minutes,
    day,
    dayOf,
    isWholeDay,
    /** The date on the wall at an instant, for where it is written out. */
    dateOf: (instant: string) => wallClock(new Date(instant), zone).date,
    time,
    clock,
    due,
    relative,
    calendar,
    /** A moment of the past, short: the time today, else the day. */
    moment: (instant: string) => (dayOf(instant) === today ? time(instant) : day(dayOf(instant))),
    /** In full, for a hint on hover. */
    full: (instant: string) =>
      formatter(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(new Date(instant)),
    number: (value: number) => value.toLocaleString(locale),
    signed: (value: number) =>
      value < 0 ? `−${Math.abs(value).toLocaleString(locale)}` : `+${value.toLocaleString(locale)}`,
  };
}

export type Format = ReturnType<typeof createFormat>;
