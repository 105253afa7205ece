import { addDays } from '../time.ts';

const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]; // biome-ignore format: a table
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
// A map, here and for the other words: an object would know `constructor` too.
const SHORT_WEEKDAYS = new Map(Object.entries({
  mon: 1, tue: 2, tues: 2, wed: 3, weds: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7,
})); // biome-ignore format: a table

/** Monday is 1, Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** A weekday by its full name, also in the plural. */
export function weekdayNamed(text: string | undefined): { day: number; plural: boolean } | undefined {
  if (text === undefined) return undefined;
  const day = WEEKDAYS.indexOf(text) + 1;
  if (day > 0) return { day, plural: false };
  const many = text.endsWith('s') ? WEEKDAYS.indexOf(text.slice(0, -1)) + 1 : 0;
  return many > 0 ? { day: many, plural: true } : undefined;
}

/** A weekday by its short name. Some of them are words of their own (`sun`, `wed`), so the caller looks around it. */
export function weekdayShort(text: string | undefined): number | undefined {
  return SHORT_WEEKDAYS.get(text ?? '');
}

/** 1..12 */
export function monthNamed(text: string | undefined): number | undefined {
  if (text === undefined || text.length < 3) return undefined;
  const name = text === 'sept' ? 'sep' : text;
  const month = MONTHS.findIndex((full) => full === name || (name.length === 3 && full.startsWith(name))) + 1;
  return month > 0 ? month : undefined;
}

/** Every name of a month, the longer ones first. */
export const monthNames: readonly string[] = [...MONTHS, 'sept', ...MONTHS.map((name) => name.slice(0, 3))];

/** The date, if there is such a day. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && day > 0 ? date.toISOString().slice(0, 10) : undefined;
}

/** The next time that the year has this day, today included. */
export function nextDayOfYear(today: string, month: number, day: number): string | undefined {
  const year = yearOf(today);
  // Eight years reach the next 29 February from anywhere.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = dateOf(year + ahead, month, day);
    if (date && date >= today) return date;
  }
  return undefined;
}

/** The next time that a month has this day, today included. */
export function nextDayOfMonth(today: string, day: number): string | undefined {
  for (let ahead = 0; ahead <= 2; ahead++) {
    const month = addMonths(`${today.slice(0, 8)}01`, ahead);
    const date = dateOf(yearOf(month), monthOf(month), day);
    if (date && date >= today) return date;
  }
  return undefined;
}

/** That weekday of the month of a date: the first, second …, or the last (-1). */
export function nthWeekday(inMonth: string, nth: number, weekday: number): string {
  const from = nth > 0 ? `${inMonth.slice(0, 8)}01` : addDays(endOfMonth(inMonth), -6);
  return addDays(from, ((weekday - weekdayOf(from) + 7) % 7) + (nth > 0 ? 7 * (nth - 1) : 0));
}

/** The next time that a month has such a weekday, today included. */
export function nextNthWeekday(today: string, nth: number, weekday: number): string {
  const date = nthWeekday(today, nth, weekday);
  return date >= today ? date : nthWeekday(addMonths(`${today.slice(0, 8)}01`, 1), nth, weekday);
}

/** A date some months on; the last day of the month when it is shorter. */
export function addMonths(date: string, months: number): string {
  const month = monthOf(date) - 1 + months;
  const [year, inYear] = [yearOf(date) + Math.floor(month / 12), ((month % 12) + 12) % 12];
  return dateOf(year, inYear + 1, Number(date.slice(8))) ?? lastOfMonth(year, inYear + 1);
}

export function endOfMonth(date: string): string {
  return lastOfMonth(yearOf(date), monthOf(date));
}

/** The given weekday of the week that is some weeks from that of `today`; weeks begin on Monday. */
export function inWeek(today: string, weeks: number, weekday: number): string {
  return addDays(today, weekday - weekdayOf(today) + 7 * weeks);
}

/** The next such weekday after today. */
export function nextWeekday(today: string, weekday: number): string {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

function lastOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
