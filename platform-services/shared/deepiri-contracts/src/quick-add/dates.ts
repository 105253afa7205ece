import { addDays } from '../time.ts';
import {
  addMonths,
  dateOf,
  inWeek,
  monthNamed,
  nextDayOfMonth,
  nextDayOfYear,
  nextWeekday,
  weekdayNamed,
  weekdayOf,
  weekdayShort,
} from './calendar.ts';
import { cardinal, ordinal, quantity } from './numbers.ts';
import { readPeriod } from './periods.ts';
import { isNear, joined, type Word } from './words.ts';

/** A day that was read from some words. */
export type DateReading = { length: number; date: string };

type Reader = (words: readonly Word[], at: number, today: string) => DateReading | undefined;

/** The day that the words at a place name, seen from `today`. */
export function readDate(words: readonly Word[], at: number, today: string): DateReading | undefined {
  for (const reader of readers) {
    const reading = reader(words, at, today);
    if (reading) return reading;
  }
  return undefined;
}

const NAMED = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['tomorrows', 1],
  ['tommorow', 1],
  ['tomorow', 1],
  ['tmr', 1],
  ['tmrw', 1],
  ['tmw', 1],
]);

const named: Reader = (words, at, today) => {
  const the = words[at]!.text === 'the' ? 1 : 0;
  const day = the ? joined(words, at + 1) : words[at]!.text;
  if (day === 'day' && joined(words, at + the + 1) === 'after' && joined(words, at + the + 2) === 'tomorrow') {
    return { length: the + 3, date: addDays(today, 2) };
  }
  const days = NAMED.get(words[at]!.text);
  return days === undefined ? undefined : { length: 1, date: addDays(today, days) };
};

const BEFORE_SHORT = ['on', 'by', 'this', 'next', 'due', 'until', 'till', 'before', 'coming'];

const weekday: Reader = (words, at, today) => {
  const word = words[at]!.text;
  if (words[at - 1]?.text === 'last' && joined(words, at) !== undefined) return undefined;
  const isModified = word === 'this' || word === 'next' || word === 'coming';
  const place = isModified ? at + 1 : at;
  const text = isModified ? joined(words, place) : word;
  const full = weekdayNamed(text);
  const day = full?.day ?? (isShortWeekday(words, place, isModified) ? weekdayShort(text) : undefined);
  if (day === undefined) return undefined;
  const length = place - at + 1;
  const week = weekAt(words, place + 1);
  if (week) return { length: length + week.length, date: inWeek(today, week.ahead, day) };
  if (word === 'next') return { length, date: inWeek(today, 1, day) };
  const isToday = word === 'this' && weekdayOf(today) === day;
  return { length, date: isToday ? today : nextWeekday(today, day) };
};

// "friday next week", "friday of next week"
function weekAt(words: readonly Word[], at: number): { length: number; ahead: number } | undefined {
  const of = joined(words, at) === 'of' ? 1 : 0;
  const which = joined(words, at + of);
  if ((which !== 'next' && which !== 'this') || joined(words, at + of + 1) !== 'week') return undefined;
  return { length: of + 2, ahead: which === 'next' ? 1 : 0 };
}

function isShortWeekday(words: readonly Word[], at: number, isModified: boolean): boolean {
  const { text } = words[at] ?? {};
  if (weekdayShort(text) === undefined) return false;
  const next = joined(words, at + 1);
  if (isModified || next === undefined || text === 'fri' || text!.startsWith('t')) return true;
  return (
    BEFORE_SHORT.includes(words[at - 1]?.text ?? '') ||
    /^(\d{1,2}(:\d\d)?([ap]m)?|at|morning|noon|afternoon|evening|night)$/.test(next)
  );
}

const NOT_A_DAY = /^([ap]m|o'?clock|hundred|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|times?|percent|%)$/;

const monthThenDay: Reader = (words, at, today) => {
  const month = monthNamed(words[at]!.text);
  if (!month) return undefined;
  const the = joined(words, at + 1) === 'the' ? 1 : 0;
  const place = at + 1 + the;
  if (joined(words, place) === undefined) return undefined;
  const day = ordinal(words, place) ?? cardinal(words, place);
  if (!day || day.value > 31 || NOT_A_DAY.test(joined(words, place + day.length) ?? '')) return undefined;
  return withYear(words, at, 1 + the + day.length, today, month, day.value);
};

const dayThenMonth: Reader = (words, at, today) => {
  const day = ordinal(words, at) ?? cardinal(words, at);
  if (!day) return undefined;
  const of = joined(words, at + day.length) === 'of' ? 1 : 0;
  const month = monthNamed(joined(words, at + day.length + of));
  if (!month) return undefined;
  return withYear(words, at, day.length + of + 1, today, month, day.value);
};

function withYear(
  words: readonly Word[],
  at: number,
  length: number,
  today: string,
  month: number,
  day: number,
): DateReading | undefined {
  const year = isNear(words, at + length) ? /^20\d\d$/.exec(words[at + length]!.text) : null;
  const date = year ? dateOf(Number(year[0]), month, day) : nextDayOfYear(today, month, day);
  return date === undefined ? undefined : { length: length + (year ? 1 : 0), date };
}

const dayOfMonth: Reader = (words, at, today) => {
  const before = words[at - 1]?.text;
  const the = words[at]!.text === 'the' ? 1 : 0;
  if (!the && before !== 'on' && before !== 'by' && before !== 'due') return undefined;
  const day = ordinal(words, at + the);
  if (!day || day.value > 31) return undefined;
  // "the first draft", "the second floor": an ordinal that counts something is no date.
  const next = joined(words, at + the + day.length);
  // A day that its month does not have is no day of another.
  if (monthNamed(next)) return undefined;
  const isSurely = before === 'on' && (day.value > HIGH_FLOOR || words[at - 2]?.text === 'month');
  if (next !== undefined && !isSurely && !DAY_MAY_END_AT.test(next)) return undefined;
  const date = nextDayOfMonth(today, day.value);
  return date === undefined ? undefined : { length: the + day.length, date };
};

const HIGH_FLOOR = 12;
const DAY_MAY_END_AT =
  /^(at|by|to|for|with|and|or|from|until|till|in|before|after|about|please|i|we|noon|morning|afternoon|evening|night|\d.*)$/;

const MOST_AHEAD = 1000;

const inTime: Reader = (words, at, today) => {
  const first = words[at]!.text;
  const isAfter = first === 'in' || first === 'within' || first === 'after';
  const amount = quantity(words, at + (isAfter ? 1 : 0));
  if (!amount || !Number.isInteger(amount.value) || amount.value > MOST_AHEAD) return undefined;
  const unitAt = at + (isAfter ? 1 : 0) + amount.length - (amount.unit ? 1 : 0);
  const unit = amount.unit ?? joined(words, unitAt)?.replace(/s$/, '');
  const from = joined(words, unitAt + 1) === 'from' ? startAt(words, unitAt + 2, today) : undefined;
  if (!isAfter && !from) return undefined;
  const date = later(from?.date ?? today, amount.value, unit);
  return date === undefined ? undefined : { length: unitAt - at + 1 + (from ? 1 + from.length : 0), date };
};

// "two weeks from now", "a week from friday"
function startAt(words: readonly Word[], at: number, today: string): DateReading | undefined {
  const word = joined(words, at);
  if (word === undefined) return undefined;
  return word === 'now' ? { length: 1, date: today } : (named(words, at, today) ?? weekday(words, at, today));
}

function later(today: string, count: number, unit: string | undefined): string | undefined {
  switch (unit) {
    case 'd':
    case 'day':
      return addDays(today, count);
    case 'w':
    case 'week':
      return addDays(today, 7 * count);
    case 'fortnight':
      return addDays(today, 14 * count);
    case 'month':
      return addMonths(today, count);
    case 'year':
      return addMonths(today, 12 * count);
    default:
      return undefined;
  }
}

const inDigits: Reader = (words, at, today) => {
  const text = words[at]!.text;
  const iso = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return found(dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const before = words[at - 1]?.text ?? '';
  const isSurely = BEFORE_SHORT.includes(before);
  if (COUNTED.test(before)) return undefined;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(20\d\d)?$/.exec(text);
  if (dotted && (dotted[3] || isSurely || Number(dotted[1]) > 12 || /^\d\d\.\d\d\.$/.test(text))) {
    return found(numeric(today, Number(dotted[2]), Number(dotted[1]), dotted[3]));
  }
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(20\d\d|\d\d))?$/.exec(text);
  if (slashed && (slashed[3] || isSurely || isLoneDate(words, at, Number(slashed[1]), Number(slashed[2])))) {
    return found(numeric(today, Number(slashed[1]), Number(slashed[2]), slashed[3]));
  }
  return undefined;
};

/** Before numbers that are no date. */
const COUNTED =
  /^(chapters?|pages?|parts?|version|v|sections?|lessons?|exercises?|episodes?|steps?|points?|volume|numbers?|no|nr|room|articles?|build|release|ratio|score|level|unit|problems?|questions?|kapitel|seiten?|teil|abschnitt|lektion|übung|aufgaben?|folge|schritt|punkte?|band|nummer|raum|zimmer|artikel)$/;

// "3/4" is a part of something and "12/24 cups" are counted; a date ends there or goes on with a time.
function isLoneDate(words: readonly Word[], at: number, month: number, day: number): boolean {
  const next = joined(words, at + 1);
  return (
    (month > day || day > 12) && (next === undefined || DAY_MAY_END_AT.test(next) || /^(every|each|on|by)$/.test(next))
  );
}

function numeric(today: string, month: number, day: number, year: string | undefined): string | undefined {
  if (year === undefined) return nextDayOfYear(today, month, day);
  return dateOf(Number(year.length === 2 ? `20${year}` : year), month, day);
}

function found(date: string | undefined): DateReading | undefined {
  return date === undefined ? undefined : { length: 1, date };
}

const readers: readonly Reader[] = [
  named,
  weekday,
  readPeriod,
  monthThenDay,
  dayThenMonth,
  dayOfMonth,
  inTime,
  inDigits,
];
