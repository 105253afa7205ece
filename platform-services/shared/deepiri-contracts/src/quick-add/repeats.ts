import { weekdayNamed, weekdayShort } from './calendar.ts';
import { fromCompletion } from './from-completion.ts';
import { cardinal, type Numeral, ordinal, quantity } from './numbers.ts';
import type { RepeatReading } from './repeat-reading.ts';
import { partNamed } from './times.ts';
import { isNear, joined, type Word } from './words.ts';

const DAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const FREQUENCIES = new Map([
  ['daily', 'DAILY'],
  ['weekly', 'WEEKLY'],
  ['monthly', 'MONTHLY'],
  ['yearly', 'YEARLY'],
  ['annually', 'YEARLY'],
]);
const UNITS = new Map([
  ['day', 'DAILY'],
  ['week', 'WEEKLY'],
  ['month', 'MONTHLY'],
  ['year', 'YEARLY'],
]);
/** A rule goes no further. */
const LONGEST_INTERVAL = 999;
const WORKING_DAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** `every friday`, `each day`, `every 2 weeks`, `on mondays`, `daily`, and each of them `from completion`. */
export function readRepeat(words: readonly Word[], at: number): RepeatReading | undefined {
  const reading = readRhythm(words, at);
  const more = reading && !reading.windowed ? fromCompletion(words, at + reading.length, MAY_FOLLOW_RHYTHM) : 0;
  if (!reading || more === 0) return reading;
  return { ...reading, length: reading.length + more, rule: `${reading.rule};X-FROM=COMPLETION` };
}

function readRhythm(words: readonly Word[], at: number): RepeatReading | undefined {
  const first = words[at]!.text;
  if (first === 'everyday') return { length: 1, rule: 'FREQ=DAILY', weekdays: [] };
  if (first === 'every' || first === 'each') return afterEvery(words, at);
  const monthly = dayOfEveryMonth(words, at) ?? lastDayOfEveryMonth(words, at) ?? nthOfEveryMonth(words, at);
  if (monthly) return monthly;
  if (isEveryDayOfWeek(words, at)) return { length: 4, rule: 'FREQ=DAILY', weekdays: [] };
  if (first === 'weekdays') return weekly(1, WORKING_DAYS);
  if (first === 'weekends') return weekly(1, WEEKEND);
  if (first === 'once') return onceA(words, at);
  const often = timesPerWindow(words, at);
  if (often) return often;
  const list = weekdayNamed(first)?.plural ? weekdayList(words, at, at) : bareWeekdays(words, at);
  if (list) return list;
  const frequency = FREQUENCIES.get(first);
  // "weekly report" is a kind of report; "tidy up weekly" is a rhythm.
  const next = words[at + 1];
  if (!frequency || (next && !next.apart && !MAY_FOLLOW_RHYTHM.test(next.text))) return undefined;
  return { length: 1, rule: `FREQ=${frequency}`, weekdays: [] };
}

const MAY_FOLLOW_RHYTHM = /^(at|on|by|from|until|till|in|before|after|reminders?|alarms?)$/;

function afterEvery(words: readonly Word[], at: number): RepeatReading | undefined {
  const text = joined(words, at + 1);
  if (text === undefined) return undefined;
  if (says(words, at + 1, 'month on the last day')) return lastOfMonth(6);
  if (text === 'weekday' || text === 'workday') return weekly(2, WORKING_DAYS);
  if (text === 'weekend') return weekly(2, WEEKEND);
  const part = partNamed(text);
  if (part) return { length: 2, rule: 'FREQ=DAILY', weekdays: [], part };
  const list = weekdayList(words, at, at + 1);
  if (list) return list;
  const day = dayAfterEvery(words, at) ?? nthAfterEvery(words, at);
  if (day) return day;
  const amount = text === 'other' || text === 'second' ? { value: 2, length: 1 } : quantity(words, at + 1);
  const unitAt = at + 1 + (amount?.length ?? 0);
  const unit = joined(words, unitAt);
  const weekday = amount?.value === 2 ? weekdayNamed(unit) : undefined;
  if (weekday) {
    const rule = `FREQ=WEEKLY;INTERVAL=2;BYDAY=${DAY_CODES[weekday.day - 1]}`;
    return { length: unitAt - at + 1, rule, weekdays: [weekday.day] };
  }
  const frequency = UNITS.get((unit ?? '').replace(/s$/, ''));
  const isCount = (value: number) => Number.isInteger(value) && value >= 1 && value <= LONGEST_INTERVAL;
  if (!frequency || (amount && !isCount(amount.value))) return undefined;
  const interval = amount && amount.value > 1 ? `;INTERVAL=${amount.value}` : '';
  return {
    length: unitAt - at + 1,
    rule: `FREQ=${frequency}${interval}`,
    weekdays: [],
  };
}

const UNITS_SAID = new Map([...UNITS, ...FREQUENCIES]);
const ADVERBS = new Map([
  ['twice', 2],
  ['thrice', 3],
]);
const MOST_TIMES = 99;

// "3 times a week", "3x per week", "twice a month", "3x/week", "3 x weekly"
function timesPerWindow(words: readonly Word[], at: number): RepeatReading | undefined {
  const count = timesSaid(words, at);
  if (!count || !Number.isInteger(count.value) || count.value < 1 || count.value > MOST_TIMES) return undefined;
  const end = at + count.length;
  const per = count.unit ?? joined(words, end);
  const isOneWord = count.unit !== undefined || /ly$/.test(per ?? '');
  const isPer = per === 'a' || per === 'per' || per === 'each' || per === 'every';
  const frequency = UNITS_SAID.get((isOneWord ? per : isPer ? joined(words, end + 1) : undefined) ?? '');
  if (!frequency || frequency === 'YEARLY') return undefined;
  const length = count.length + (count.unit !== undefined ? 0 : isOneWord ? 1 : 2);
  const rule = count.value === 1 ? `FREQ=${frequency}` : `FREQ=${frequency};X-TIMES=${count.value}`;
  return { length, rule, weekdays: [], windowed: count.value > 1 };
}

function timesSaid(words: readonly Word[], at: number): (Numeral & { unit?: string }) | undefined {
  const text = words[at]!.text;
  const adverb = ADVERBS.get(text);
  if (adverb) return { value: adverb, length: 1 };
  const joinedUp = /^(\d{1,2})x(?:\/(day|week|month))?$/.exec(text);
  if (joinedUp) return { value: Number(joinedUp[1]), length: 1, ...(joinedUp[2] ? { unit: joinedUp[2] } : {}) };
  const number = cardinal(words, at);
  const times = number && joined(words, at + number.length);
  return times === 'times' || times === 'time' || times === 'x'
    ? { value: number!.value, length: number!.length + 1 }
    : undefined;
}

// "once a week"
function onceA(words: readonly Word[], at: number): RepeatReading | undefined {
  const [a, unit] = [joined(words, at + 1), joined(words, at + 2)];
  const frequency = a === 'a' || a === 'per' ? UNITS.get(unit ?? '') : undefined;
  if (frequency === undefined) return undefined;
  return { length: 3, rule: `FREQ=${frequency}`, weekdays: [] };
}

function isEveryDayOfWeek(words: readonly Word[], at: number): boolean {
  const [days, a, week] = [1, 2, 3].map((place) => joined(words, at + place));
  return /^(seven|7)$/.test(words[at]!.text) && days === 'days' && (a === 'a' || a === 'per') && week === 'week';
}

function dayOfMonth(length: number, day: number): RepeatReading {
  return { length, rule: `FREQ=MONTHLY;BYMONTHDAY=${day}`, weekdays: [], monthDay: day };
}

// "every 1st", "every 15th of the month"; "every 5th car" counts something else.
function dayAfterEvery(words: readonly Word[], at: number): RepeatReading | undefined {
  const day = /^\d/.test(words[at + 1]!.text) ? ordinal(words, at + 1) : undefined;
  if (!day || day.value < 1 || day.value > 31) return undefined;
  const end = at + 1 + day.length;
  if (says(words, end, 'of the month')) return dayOfMonth(end + 3 - at, day.value);
  const next = joined(words, end);
  return next === undefined || MAY_FOLLOW_RHYTHM.test(next) ? dayOfMonth(end - at, day.value) : undefined;
}

// "the 1st of every month", "the 1st every month"
function dayOfEveryMonth(words: readonly Word[], at: number): RepeatReading | undefined {
  const the = words[at]!.text === 'the' ? 1 : 0;
  const day = words[at + the] && ordinal(words, at + the);
  if (!day || day.value < 1 || day.value > 31) return undefined;
  const behind = at + the + day.length;
  const everyAt = joined(words, behind) === 'of' ? behind + 1 : behind;
  const isEvery = says(words, everyAt, 'every month') || says(words, everyAt, 'each month');
  return isEvery ? dayOfMonth(everyAt + 2 - at, day.value) : undefined;
}

function monthlyOn(length: number, nth: number, weekday: number): RepeatReading {
  const rule = `FREQ=MONTHLY;BYDAY=${nth}${DAY_CODES[weekday - 1]}`;
  return { length, rule, weekdays: [weekday], nth };
}

/** `last friday`, `second tue`: which of them in a month. */
function nthDay(words: readonly Word[], at: number): { nth: number; weekday: number; length: number } | undefined {
  const nth = words[at]?.text === 'last' ? { value: -1, length: 1 } : words[at] && ordinal(words, at);
  if (!nth || nth.value > 4) return undefined;
  const name = joined(words, at + nth.length);
  const weekday = weekdayNamed(name)?.day ?? weekdayShort(name);
  return weekday === undefined ? undefined : { nth: nth.value, weekday, length: nth.length + 1 };
}

// "every last friday", "every first monday of the month"; "every second tuesday" is one in two weeks.
function nthAfterEvery(words: readonly Word[], at: number): RepeatReading | undefined {
  if (says(words, at + 1, 'last day of the month')) return lastOfMonth(6);
  const day = nthDay(words, at + 1);
  if (!day) return undefined;
  const length = 1 + day.length;
  if (says(words, at + length, 'of the month')) return monthlyOn(length + 3, day.nth, day.weekday);
  return day.nth === 2 ? undefined : monthlyOn(length, day.nth, day.weekday);
}

// "the last friday of every month"
function nthOfEveryMonth(words: readonly Word[], at: number): RepeatReading | undefined {
  const the = words[at]!.text === 'the' ? 1 : 0;
  const day = nthDay(words, at + the);
  if (!day) return undefined;
  const end = at + the + day.length;
  const isSaid = says(words, end, 'of every month') || says(words, end, 'of each month');
  return isSaid ? monthlyOn(the + day.length + 3, day.nth, day.weekday) : undefined;
}

// "the last day of every month"
function lastDayOfEveryMonth(words: readonly Word[], at: number): RepeatReading | undefined {
  const the = words[at]!.text === 'the' ? 1 : 0;
  if (words[at + the]?.text !== 'last') return undefined;
  const every = joined(words, at + the + 3);
  const isSaid = says(words, at + the + 1, `day of ${every} month`);
  return isSaid && (every === 'every' || every === 'each') ? lastOfMonth(the + 5) : undefined;
}

function says(words: readonly Word[], at: number, text: string): boolean {
  return text.split(' ').every((word, place) => joined(words, at + place) === word);
}

function lastOfMonth(length: number): RepeatReading {
  return { length, rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', weekdays: [], monthDay: -1 };
}

function weekdayList(words: readonly Word[], from: number, at: number): RepeatReading | undefined {
  const weekdays: number[] = [];
  let end = at;
  for (let place = at; place < words.length; place++) {
    const text = words[place]!.text;
    const day = weekdayNamed(text)?.day ?? weekdayShort(text);
    if (day !== undefined) {
      weekdays.push(day);
      end = place + 1;
    } else if (text !== 'and' && text !== '&') break;
  }
  if (weekdays.length === 0) return undefined;
  const part = partNamed(joined(words, end));
  const reading = weekly(end - from + (part ? 1 : 0), weekdays);
  return part ? { ...reading, part } : reading;
}

// "gym mon wed fri" is a rhythm; days that follow one another may be one long event.
function bareWeekdays(words: readonly Word[], at: number): RepeatReading | undefined {
  const days: number[] = [];
  let end = at;
  for (; isNear(words, end) || end === at; end++) {
    const text = words[end]?.text;
    const day = weekdayNamed(text)?.day ?? weekdayShort(text);
    if (day === undefined) break;
    days.push(day);
  }
  const next = joined(words, end);
  const isRun = days.every((day, place) => place === 0 || day === days[place - 1]! + 1);
  const mayEnd = next === undefined || MAY_FOLLOW_DAYS.test(next) || days.length > 2 || at === 0;
  return days.length > 1 && !isRun && mayEnd ? weekdayList(words.slice(0, end), at, at) : undefined;
}

const MAY_FOLLOW_DAYS = /^(at|for|from|until|till|in|morning|noon|afternoon|evening|night|\d.*)$/;

function weekly(length: number, weekdays: readonly number[]): RepeatReading {
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  const rule = `FREQ=WEEKLY;BYDAY=${days.map((day) => DAY_CODES[day - 1]).join(',')}`;
  return { length, rule, weekdays: days };
}
