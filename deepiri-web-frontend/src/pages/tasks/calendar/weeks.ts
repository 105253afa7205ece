import { addDays } from '../../../data/time.ts';

export const spans = ['month', 'week'] as const;
export type Span = (typeof spans)[number];

/** What is on the screen, as calendar dates; whole weeks, and the day that it is about. */
export type Weeks = { span: Span; day: string; days: string[]; from: string; to: string };

const DAYS = 7;
const MONDAY = 1;

/** The first day of a week where the person is, 1 for Monday to 7 for Sunday. */
export function firstWeekday(locale: string): number {
  const named = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
  return named.getWeekInfo?.().firstDay ?? MONDAY;
}

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || DAYS;
const weekOf = (date: string, first: number) => addDays(date, -((weekdayOf(date) - first + DAYS) % DAYS));
const monthBegins = (date: string) => `${date.slice(0, 8)}01`;

/** The weeks that a month touches, or the week of a day. */
export function weeksOf(span: Span, day: string, first: number): Weeks {
  const from = weekOf(span === 'month' ? monthBegins(day) : day, first);
  const last = span === 'month' ? addDays(monthBegins(addDays(monthBegins(day), 31)), -1) : day;
  const to = addDays(weekOf(last, first), DAYS - 1);
  const days: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return { span, day, days, from, to };
}

/** The same day a week on or back, or the nearest to it a month on or back. */
export function turned({ span, day }: Pick<Weeks, 'span' | 'day'>, step: 1 | -1): string {
  if (span === 'week') return addDays(day, step * DAYS);
  const begins = monthBegins(day);
  const next = step === 1 ? monthBegins(addDays(begins, 31)) : monthBegins(addDays(begins, -1));
  const last = addDays(monthBegins(addDays(next, 31)), -1);
  const same = next.slice(0, 8) + day.slice(8);
  return [same, last].toSorted()[0] as string;
}

/** Whether an address names a day that there is, and around which there are others to show. */
export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
