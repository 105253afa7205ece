import { cardinal, quantity, wordNumber } from './numbers.ts';
import { joined, type Word } from './words.ts';

export type Meridiem = 'am' | 'pm';
export type PartOfDay = keyof typeof PARTS;

/** A time of day: minutes since midnight as written; `exact` when nothing is left to guess about morning or evening. */
export type ClockReading = {
  length: number;
  minutes: number;
  exact: boolean;
  /** Said with am or pm. */
  half?: boolean;
};
/** `today`: the part of this day is meant (`this evening`), even when it is over. */
export type PartReading = { length: number; part: PartOfDay; today?: boolean };

/** Minutes since local midnight that a part of the day stands for. */
export const PARTS = {
  morning: 9 * 60,
  noon: 12 * 60,
  midday: 12 * 60,
  lunchtime: 12 * 60,
  afternoon: 15 * 60,
  evening: 18 * 60,
  tonight: 20 * 60,
  night: 20 * 60,
  midnight: 24 * 60 - 1,
  eod: 24 * 60 - 1,
} as const;

const ALONE: readonly string[] = ['noon', 'midday', 'midnight', 'tonight', 'eod'];

/** `noon`, `tonight` and their like stand alone; the others need something that makes them a time. */
export function readPart(words: readonly Word[], at: number): PartReading | undefined {
  const first = words[at]!.text;
  if (ALONE.includes(first))
    return { length: 1, part: first as PartOfDay, today: first === 'tonight' || first === 'eod' };
  if (first === 'end' && joined(words, at + 1) === 'of' && joined(words, at + 2) === 'day') {
    return { length: 3, part: 'eod', today: true };
  }
  const opens = first === 'this' || first === 'at' || (first === 'in' && joined(words, at + 1) === 'the');
  const length = first === 'in' ? 2 : 1;
  const part = opens ? partNamed(joined(words, at + length)) : undefined;
  return part === undefined ? undefined : { length: length + 1, part, today: first === 'this' };
}

export function partNamed(text: string | undefined): PartOfDay | undefined {
  return text !== undefined && Object.hasOwn(PARTS, text) ? (text as PartOfDay) : undefined;
}

/** A time of day at a place of the line. @param bare whether a lone hour such as `five` may be meant */
export function readClock(words: readonly Word[], at: number, bare: boolean): ClockReading | undefined {
  return inDigits(words, at, bare) ?? withoutColon(words, at) ?? pastOrTo(words, at) ?? inWords(words, at, bare);
}

function inDigits(words: readonly Word[], at: number, bare: boolean): ClockReading | undefined {
  const match = /^(\d{1,2})(?:([:.h])([0-5]\d)|(h))?(am|pm|a|p)?$/.exec(words[at]!.text);
  if (!match) return undefined;
  const [, hourText, separator, minuteText, h, attached] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  const next = attached ? undefined : meridiemAt(words, at + 1);
  const meridiem = attached ? (attached.startsWith('a') ? 'am' : 'pm') : next?.meridiem;
  if (attached?.length === 1 && !minuteText) return undefined;
  const length = 1 + (next?.length ?? 0);
  if (meridiem) return withMeridiem(hour, minute, meridiem, length);
  const oclock = oclockAt(words, at + 1);
  const isTime = separator === ':' || separator === 'h' || oclock > 0 || bare;
  if (!isTime || hour > 23) return undefined;
  const exact = hour > 12 || hour === 0 || (hourText!.length === 2 && hourText!.startsWith('0')) || separator === 'h';
  return { length: 1 + oclock, minutes: hour * 60 + minute, exact: exact || h !== undefined };
}

// "630 am", "7 45 am"
function withoutColon(words: readonly Word[], at: number): ClockReading | undefined {
  const second = joined(words, at + 1) ?? '';
  const isSplit = /^\d{1,2}$/.test(words[at]!.text) && /^[0-5]\d$/.test(second);
  const match = /^(\d{1,2})([0-5]\d)(am|pm)?$/.exec(isSplit ? words[at]!.text + second : words[at]!.text);
  if (!match) return undefined;
  const place = at + (isSplit ? 2 : 1);
  const next = match[3] ? { meridiem: match[3] as Meridiem, length: 0 } : meridiemAt(words, place);
  return next && withMeridiem(Number(match[1]), Number(match[2]), next.meridiem, place - at + next.length);
}

function pastOrTo(words: readonly Word[], at: number): ClockReading | undefined {
  const first = words[at]!.text;
  const offset = first === 'half' ? 30 : first === 'quarter' ? 15 : cardinal(words, at)?.value;
  const offsetLength = first === 'half' || first === 'quarter' ? 1 : (cardinal(words, at)?.length ?? 0);
  const way = joined(words, at + offsetLength);
  if (offset === undefined || offset > 30 || (way !== 'past' && way !== 'to')) return undefined;
  // "five to ten people" counts; "at five to ten" and "quarter to ten" tell the time.
  const isTold = first === 'quarter' || (offset % 5 === 0 && words[at - 1]?.text === 'at');
  if (way === 'to' && (first === 'half' || !isTold)) return undefined;
  const hour = cardinal(words, at + offsetLength + 1);
  if (!hour || hour.value < 1 || hour.value > 12) return undefined;
  const minutes = hour.value * 60 + (way === 'past' ? offset : -offset);
  const length = offsetLength + 1 + hour.length;
  const next = meridiemAt(words, at + length);
  if (next) return withMeridiem(Math.floor(minutes / 60), minutes % 60, next.meridiem, length + next.length);
  return { length, minutes, exact: false };
}

function inWords(words: readonly Word[], at: number, bare: boolean): ClockReading | undefined {
  const hour = wordNumber(words, at);
  if (!hour || hour.length > 1 || hour.value > 23 || words[at - 1]?.text === 'thousand') return undefined;
  const minute = hundredAt(words, at + 1) ?? minuteAt(words, at + 1) ?? { value: 0, length: 0 };
  const length = 1 + minute.length;
  const next = meridiemAt(words, at + length);
  if (next) return withMeridiem(hour.value, minute.value, next.meridiem, length + next.length);
  const oclock = oclockAt(words, at + length);
  const isPair = minute.length > 0 && hour.value >= 1 && hour.value <= 12 && minute.value % 15 === 0;
  if (oclock === 0 && !bare && !isPair) return undefined;
  return { length: length + oclock, minutes: hour.value * 60 + minute.value, exact: hour.value > 12 };
}

// "five thirty", "six oh five"
function minuteAt(words: readonly Word[], at: number) {
  if (joined(words, at) === undefined) return undefined;
  const zero = ['oh', 'o', 'zero'].includes(words[at]!.text);
  const minute = wordNumber(words, at + (zero ? 1 : 0));
  if (!minute || (zero ? minute.value > 9 : minute.value < 10)) return undefined;
  return { value: minute.value, length: minute.length + (zero ? 1 : 0) };
}

// "eight hundred", "seven hundred and forty five"
function hundredAt(words: readonly Word[], at: number) {
  if (joined(words, at) !== 'hundred') return undefined;
  const and = joined(words, at + 1) === 'and' ? 1 : 0;
  const minute = joined(words, at + 1 + and) === undefined ? undefined : wordNumber(words, at + 1 + and);
  return minute ? { value: minute.value, length: 1 + and + minute.length } : { value: 0, length: 1 };
}

function meridiemAt(words: readonly Word[], at: number): { meridiem: Meridiem; length: number } | undefined {
  const text = joined(words, at);
  if (text === 'am' || text === 'pm') return { meridiem: text, length: 1 };
  const second = joined(words, at + 1);
  return (text === 'a' || text === 'p') && second === 'm' ? { meridiem: `${text}m`, length: 2 } : undefined;
}

function oclockAt(words: readonly Word[], at: number): number {
  return /^o'?clock$/.test(joined(words, at) ?? '') ? 1 : 0;
}

function withMeridiem(hour: number, minute: number, meridiem: Meridiem, length: number): ClockReading | undefined {
  if (hour > 12)
    return hour < 24 && meridiem === 'pm' ? { length, minutes: hour * 60 + minute, exact: true } : undefined;
  return { length, minutes: ((hour % 12) + (meridiem === 'pm' ? 12 : 0)) * 60 + minute, exact: true, half: true };
}

const MINUTES_OR_HOURS = /^(?:(min|mins|minutes?)|(h|hrs?|hours?))$/;
const ABBREVIATED = /^(min|mins|h|hrs?)$/;
const MAY_FOLLOW_ESTIMATE =
  /^(at|on|by|in|from|until|till|today|tomorrow|tonight|this|next|every|each|daily|weekly|monthly|and|to|with|before|after|\d.*)$/;

/** `for 30 min`, and `30 min` at either end of the line: how long it takes. What a length belongs to keeps it ("30 min video"). */
export function readEstimate(
  words: readonly Word[],
  at: number,
): { length: number; estimateMinutes: number } | undefined {
  const opens = words[at]!.text === 'for' ? 1 : 0;
  const isPart =
    !opens && at > 0 && /^(a|an|the|in|within|after|every|each)$/.test(joined(words, at) ? words[at - 1]!.text : '');
  const amount = !isPart && words[at + opens] && quantity(words, at + opens);
  if (!amount || (!opens && !/^\d/.test(words[at]!.text))) return undefined;
  const unitAt = at + opens + amount.length - (amount.unit ? 1 : 0);
  const text = amount.unit ?? joined(words, unitAt) ?? '';
  const unit = MINUTES_OR_HOURS.exec(opens && text === 'm' ? 'min' : text);
  const minutes = unit ? Math.round(amount.value * (unit[1] ? 1 : 60)) : 0;
  if (minutes < 1 || minutes > MOST_MINUTES) return undefined;
  const next = joined(words, unitAt + 1);
  const mayEnd = next === undefined || MAY_FOLLOW_ESTIMATE.test(next);
  const mayBegin = at === 0 && !opens && ABBREVIATED.test(text) && next !== 'of';
  return mayEnd || mayBegin ? { length: unitAt - at + 1, estimateMinutes: minutes } : undefined;
}

const MOST_MINUTES = 99 * 60;

/** What runs out: "a reminder for ten minutes" is one in ten minutes. */
const RUNS_OUT = /^(alarm|alert|reminder|timer)$/;

/** `in 30 minutes`, `two hours from now`: minutes from now. */
export function readDuration(words: readonly Word[], at: number): { length: number; minutesAhead: number } | undefined {
  const first = words[at]!.text;
  const isSet = first === 'for' && RUNS_OUT.test(words[at - 1]?.text ?? '');
  const opens = isSet || first === 'in' || first === 'within' || first === 'after' ? 1 : 0;
  const amount = words[at + opens] && quantity(words, at + opens);
  if (!amount) return undefined;
  const unitAt = at + opens + amount.length - (amount.unit ? 1 : 0);
  const unit = /^(?:(m|min|mins|minutes?)|(h|hrs?|hours?))$/.exec(amount.unit ?? joined(words, unitAt) ?? '');
  if (!unit) return undefined;
  const fromNow = joined(words, unitAt + 1) === 'from' && joined(words, unitAt + 2) === 'now' ? 2 : 0;
  if (!opens && !fromNow) return undefined;
  return { length: unitAt - at + 1 + fromNow, minutesAhead: Math.round(amount.value * (unit[1] ? 1 : 60)) };
}
