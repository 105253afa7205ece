import { addDays } from '../time.ts';
import {
  addMonths,
  endOfMonth,
  inWeek,
  monthNamed,
  monthOf,
  nthWeekday,
  weekdayNamed,
  weekdayOf,
  yearOf,
} from './calendar.ts';
import type { DateReading } from './dates.ts';
import { ordinal } from './numbers.ts';
import { joined, type Word } from './words.ts';

/** Days that are named by a week, month or year: `next week`, `end of month`, `first monday of june`, `in march`. */
export function readPeriod(words: readonly Word[], at: number, today: string): DateReading | undefined {
  return (
    thisOrNext(words, at, today) ??
    weekend(words, at, today) ??
    endOf(words, at, today) ??
    dayWithin(words, at, today) ??
    inMonth(words, at, today)
  );
}

// "Next" means when it begins, "this" until when it is over.
function thisOrNext(words: readonly Word[], at: number, today: string): DateReading | undefined {
  const first = words[at]!.text;
  if (first !== 'this' && first !== 'next') return undefined;
  const ahead = first === 'next';
  switch (joined(words, at + 1)) {
    case 'week':
      return weekdayOfWeek(words, at, today) ?? { length: 2, date: ahead ? inWeek(today, 1, 1) : inWeek(today, 0, 7) };
    case 'weekend':
      return { length: 2, date: ahead ? inWeek(today, 1, 6) : comingWeekend(today) };
    case 'month':
      return { length: 2, date: ahead ? firstOf(addMonths(today, 1)) : endOfMonth(today) };
    case 'year':
      return { length: 2, date: ahead ? `${yearOf(today) + 1}-01-01` : `${yearOf(today)}-12-31` };
    default:
      return undefined;
  }
}

// "next week on friday"
function weekdayOfWeek(words: readonly Word[], at: number, today: string): DateReading | undefined {
  const on = joined(words, at + 2) === 'on' ? 1 : 0;
  const weekday = weekdayNamed(joined(words, at + 2 + on));
  return weekday && { length: 3 + on, date: inWeek(today, words[at]!.text === 'next' ? 1 : 0, weekday.day) };
}

const BEFORE_WEEKEND = ['on', 'at', 'by', 'for', 'over', 'during'];

// "plan the weekend trip" is about a trip; "tidy up on the weekend" says when.
function weekend(words: readonly Word[], at: number, today: string): DateReading | undefined {
  if (words[at]!.text !== 'weekend') return undefined;
  const before = words[at - 1]?.text === 'the' ? words[at - 2]?.text : words[at - 1]?.text;
  if (!BEFORE_WEEKEND.includes(before ?? '') || !mayEndAt(words, at + 1)) return undefined;
  return { length: 1, date: comingWeekend(today) };
}

const SHORT_ENDS: Record<string, (today: string) => string> = {
  eow: (today) => inWeek(today, 0, 7),
  eom: endOfMonth,
};

function endOf(words: readonly Word[], at: number, today: string): DateReading | undefined {
  const first = words[at]!.text;
  if (Object.hasOwn(SHORT_ENDS, first)) return { length: 1, date: SHORT_ENDS[first]!(today) };
  if (first !== 'end' || joined(words, at + 1) !== 'of') return undefined;
  const third = joined(words, at + 2);
  const skip = third === 'the' || third === 'this' || third === 'next' ? 1 : 0;
  const ahead = third === 'next' ? 1 : 0;
  const unit = joined(words, at + 2 + skip);
  const month = monthNamed(unit);
  const length = 3 + skip;
  if (month) return { length, date: endOfMonth(firstOfNext(today, month)) };
  if (unit === 'week') return { length, date: inWeek(today, ahead, 7) };
  if (unit === 'month') return { length, date: endOfMonth(addMonths(firstOf(today), ahead)) };
  if (unit === 'year') return { length, date: `${yearOf(today) + ahead}-12-31` };
  return undefined;
}

// "first monday of the month", "last friday of november", "last day of next month"
function dayWithin(words: readonly Word[], at: number, today: string): DateReading | undefined {
  const skip = words[at]!.text === 'the' ? 1 : 0;
  const isLast = joined(words, at + skip) === 'last' || (skip === 0 && words[at]!.text === 'last');
  const nth = isLast ? { value: -1, length: 1 } : words[at + skip] && ordinal(words, at + skip);
  if (!nth || nth.value > 5) return undefined;
  const dayAt = at + skip + nth.length;
  const name = joined(words, dayAt);
  const weekday = weekdayNamed(name);
  if ((!weekday && name !== 'day') || joined(words, dayAt + 1) !== 'of') return undefined;
  const within = monthAt(words, dayAt + 2, today);
  if (!within) return undefined;
  const length = dayAt + 2 + within.length - at;
  for (const month of within.months) {
    const date = weekday ? nthWeekday(month, nth.value, weekday.day) : nthDay(month, nth.value);
    if (date >= today) return { length, date };
  }
  return undefined;
}

/** The first days of the months that may be meant, the nearest first. */
function monthAt(words: readonly Word[], at: number, today: string) {
  const first = joined(words, at);
  const skip = first === 'the' || first === 'this' || first === 'next' ? 1 : 0;
  const unit = joined(words, at + skip);
  const month = monthNamed(unit);
  if (month) return { length: 1 + skip, months: [firstOfNext(today, month), addMonths(firstOfNext(today, month), 12)] };
  if (unit !== 'month') return undefined;
  const next = addMonths(firstOf(today), 1);
  return { length: 1 + skip, months: first === 'next' ? [next] : [firstOf(today), next] };
}

function nthDay(month: string, nth: number): string {
  return nth > 0 ? addDays(month, nth - 1) : endOfMonth(month);
}

// A month is over when it ends. Alone it may be a name or a verb, so a word before it must make it a time.
function inMonth(words: readonly Word[], at: number, today: string): DateReading | undefined {
  const first = words[at]!.text;
  if (first !== 'in' && first !== 'next' && first !== 'this') return undefined;
  const name = joined(words, at + 1);
  const month = name !== undefined && (name.length > 3 || name === 'may') ? monthNamed(name) : undefined;
  if (!month || !mayEndAt(words, at + 2)) return undefined;
  return { length: 2, date: endOfMonth(firstOfNext(today, month)) };
}

const MAY_FOLLOW = /^(at|by|on|to|for|with|and|or|from|until|till|in|before|after|please|i|we|\d.*)$/;

function mayEndAt(words: readonly Word[], at: number): boolean {
  const next = joined(words, at);
  return next === undefined || MAY_FOLLOW.test(next);
}

function comingWeekend(today: string): string {
  return weekdayOf(today) === 7 ? today : inWeek(today, 0, 6);
}

/** The first day of the next such month; the present one counts. */
function firstOfNext(today: string, month: number): string {
  return addMonths(firstOf(today), (month - monthOf(today) + 12) % 12);
}

function firstOf(date: string): string {
  return `${date.slice(0, 8)}01`;
}
