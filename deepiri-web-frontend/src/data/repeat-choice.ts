import { type Nth, type Repeat, type Unit, type Weekday, weekdays } from './repeat.ts';
import { addDays } from './time.ts';

export const workdays: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR'];
export const units: readonly Unit[] = ['daily', 'weekly', 'monthly', 'yearly'];

/** What was chosen as a rule of RFC 5545. */
export function ruleOf({ unit, every, days, monthDay, afterCompletion, times, weekStart, end }: Repeat): string {
  const parts = [`FREQ=${unit.toUpperCase()}`];
  if (times !== null && unit === 'weekly' && weekStart !== 'MO') parts.push(`WKST=${weekStart}`);
  if (times !== null) parts.push(`X-TIMES=${times}`);
  if (every > 1) parts.push(`INTERVAL=${every}`);
  if (unit === 'weekly' && days.length > 0)
    parts.push(`BYDAY=${weekdays.filter((day) => days.includes(day)).join(',')}`);
  if (unit === 'monthly' && monthDay)
    parts.push(monthDay.by === 'date' ? `BYMONTHDAY=${monthDay.day}` : `BYDAY=${monthDay.nth}${monthDay.weekday}`);
  if (end.kind === 'count') parts.push(`COUNT=${end.count}`);
  if (end.kind === 'until') parts.push(`UNTIL=${end.date.replaceAll('-', '')}`);
  if (afterCompletion) parts.push('X-FROM=COMPLETION');
  return parts.join(';');
}

export function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
}

/** Which weekday of its month a date is; the last where there is no fourth-and-a-bit, such as a fifth. */
export function nthOf(date: string): Nth {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return nth > 4 ? -1 : (nth as Nth);
}

/** Whether a date is one of the days of a repetition, as far as its days go. */
export function fallsOn({ unit, days, monthDay, afterCompletion }: Repeat, date: string): boolean {
  if (afterCompletion) return true;
  if (unit === 'weekly') return days.length === 0 || days.includes(weekdayOf(date));
  if (unit !== 'monthly' || !monthDay) return true;
  const isLastOf = (days: number) => addDays(date, days).slice(0, 7) !== date.slice(0, 7);
  if (monthDay.by === 'date') return monthDay.day === -1 ? isLastOf(1) : Number(date.slice(8)) === monthDay.day;
  if (weekdayOf(date) !== monthDay.weekday) return false;
  return monthDay.nth === -1 ? isLastOf(7) : Math.ceil(Number(date.slice(8)) / 7) === monthDay.nth;
}

/** The first day of a repetition for a task that has no date yet. @param from the first that it may be */
export function firstDay(repeat: Repeat, from: string): string {
  for (let ahead = 0; ahead < 366; ahead++) {
    const date = addDays(from, ahead);
    if (fallsOn(repeat, date)) return date;
  }
  return from;
}
