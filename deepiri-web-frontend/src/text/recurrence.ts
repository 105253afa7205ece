import type { TFunction } from 'i18next';
import { type MonthDay, type Repeat, readRepeat, type Weekday, weekdays } from '../data/repeat.ts';
import type { Format } from './format.ts';

/** 5 January 2026 was a Monday; the days after it lend their names. */
const dateOf = (day: Weekday) => `2026-01-${String(5 + weekdays.indexOf(day)).padStart(2, '0')}`;

export const weekdayName = (day: Weekday, format: Format, width: 'narrow' | 'short' | 'long' = 'short'): string =>
  format.calendar(dateOf(day), { weekday: width });

/** A day of each month: `the 15th`, `the last day`, `the third Wed`. */
export function monthDayText(day: MonthDay, format: Format, t: TFunction): string {
  if (day.by === 'weekday')
    return t('repeat.nthWeekday', { nth: t(`repeat.nth.${day.nth}`), weekday: weekdayName(day.weekday, format) });
  return day.day === -1 ? t('repeat.lastDay') : t('repeat.date', { count: day.day, ordinal: true });
}

/** A repetition (RFC 5545) in words; the rule itself where it says more than words can. */
export function recurrenceText(rule: string, format: Format, t: TFunction): string {
  const repeat = readRepeat(rule);
  if (!repeat) return rule;
  const text = rhythm(repeat, format, t);
  const { end } = repeat;
  if (end.kind === 'until') return t('repeat.until', { rule: text, date: format.day(end.date) });
  return end.kind === 'count' ? t('repeat.times', { rule: text, count: end.count }) : text;
}

function rhythm(repeat: Repeat, format: Format, t: TFunction): string {
  const { unit, every: count, days, monthDay, afterCompletion, times } = repeat;
  if (times !== null) return t(`repeat.often.${unit}`, { count: times });
  const on =
    days.length > 0
      ? days.map((day) => weekdayName(day, format)).join(', ')
      : monthDay && monthDayText(monthDay, format, t);
  if (afterCompletion && !on) return t(`repeat.after.${unit}`, { count });
  const isWorkdays = days.length === 5 && !days.includes('SA') && !days.includes('SU') && count === 1;
  const text = isWorkdays
    ? t('repeat.workdays')
    : !on
      ? t(`repeat.${unit}`, { count })
      : unit === 'weekly' && count === 1
        ? t('repeat.on', { days: on })
        : t(`repeat.${unit}On`, { count, on });
  return afterCompletion ? t('repeat.counted', { rule: text }) : text;
}
