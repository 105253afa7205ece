import { type ClockReading, readClock } from './times.ts';
import { joined, type Word } from './words.ts';

/** A time of day, and of a span of time also its end, which is written from a place of the text on. */
export type RangeReading = ClockReading & { until?: { end: ClockReading; start: number } };

const DASHED = /^(\d{1,2})(:[0-5]\d)?([ap]m)?[-–—](\d{1,2})(:[0-5]\d)?([ap]m)?$/;
const BETWEEN = ['to', 'until', 'till', '-', '–', '—'];
const NOON = 12 * 60;

/** A time of day, or the beginning of a span of time such as `9-10am` or `from eight to twelve pm`. */
export function readClockOrRange(words: readonly Word[], at: number, bare: boolean): RangeReading | undefined {
  const before = joined(words, at) === undefined ? undefined : words[at - 1]?.text;
  const dashed = readDashed(words[at]!, bare || before === 'at' || before === 'from');
  if (dashed) return dashed;
  const begin = readClock(words, at, bare);
  if (!begin) return undefined;
  const end = readEnd(words, at, at + begin.length);
  if (!end) return begin;
  const until = { end, start: words[at + begin.length]!.start };
  return { ...begin, ...beforeEnd(begin, end), length: begin.length + 1 + end.length, until };
}

/** The other end of a span of time that begins at a place: `to six`, or `and six` after `between`. @param at where "to" would be */
export function readEnd(words: readonly Word[], begin: number, at: number): ClockReading | undefined {
  const word = joined(words, at);
  const isBetween = word === 'and' && words[begin - 1]?.text === 'between';
  if (word === undefined || joined(words, at + 1) === undefined) return undefined;
  if (!isBetween && !BETWEEN.includes(word)) return undefined;
  const end = readLast(words, at + 1) ?? readClock(words, at + 1, true);
  if (!end) return undefined;
  return mayEndHour(words, at + 1 + end.length) ? end : readClock(words, at + 1, false);
}

// "until noon", "until midnight", "bis 24 Uhr": times of day that only end something.
function readLast(words: readonly Word[], at: number): ClockReading | undefined {
  const text = words[at]!.text;
  if (text === 'noon' || text === 'midday') return { length: 1, minutes: NOON, exact: true };
  if (text === 'midnight') return { length: 1, minutes: 0, exact: true, half: true };
  if (!/^24(:00|h0*)?$/.test(text)) return undefined;
  return { length: joined(words, at + 1) === "o'clock" ? 2 : 1, minutes: 0, exact: true };
}

const AFTER_HOUR =
  /^(on|in|for|with|to|and|or|but|today|tomorrow|tonight|this|next|every|each|sharp|please|because|so|i|we|until|till|-|–|—)$/;

/** Whether a lone hour may end before this place: it counts nothing ("at five places", "to six friends"). */
export function mayEndHour(words: readonly Word[], at: number): boolean {
  const next = joined(words, at);
  return next === undefined || AFTER_HOUR.test(next);
}

function readDashed({ text, end: behind }: Word, bare: boolean): RangeReading | undefined {
  const match = DASHED.exec(text);
  if (!match) return undefined;
  const [, from, fromMinutes = '', fromHalf = '', to, toMinutes = '', toHalf = ''] = match;
  if (!fromMinutes && !toMinutes && !fromHalf && !toHalf && !bare) return undefined;
  const begin = readAlone(`${from}${fromMinutes}${fromHalf}`);
  const end = readAlone(`${to}${toMinutes}${toHalf}`, readLast);
  if (!begin || !end) return undefined;
  const until = { end, start: behind - `-${to}${toMinutes}${toHalf}`.length };
  return { ...begin, ...beforeEnd(begin, end), length: 1, until };
}

function readAlone(text: string, read: typeof readLast = () => undefined): ClockReading | undefined {
  const words = [{ text, start: 0, end: text.length, apart: false, hidden: false }];
  return read(words, 0) ?? readClock(words, 0, true);
}

// "9-10am": the beginning takes morning or evening from the end, unless it would come after it.
function beforeEnd(begin: ClockReading, end: ClockReading): Pick<ClockReading, 'minutes' | 'exact'> {
  if (begin.exact || !end.exact || begin.minutes > NOON + 59) return begin;
  const [early, late] = [begin.minutes % NOON, (begin.minutes % NOON) + NOON];
  const isAfternoon = end.minutes >= NOON && late < end.minutes;
  // "10-2am" is over midnight; "10:00-02:00", without am and pm, is what it says.
  const isNight = end.half === true && end.minutes <= early;
  return { minutes: (end.minutes < NOON ? isNight : isAfternoon) ? late : early, exact: true };
}

const DAY = 24 * 60;

/** How many minutes a span of time lasts that begins at a minute of the day; over midnight where its end comes before. */
export function minutesUntil({ minutes, exact }: ClockReading, begin: number): number {
  const after = (end: number) => (end - begin + DAY) % DAY;
  if (exact) return after(minutes);
  // Without am or pm it ends when the hand is there the next time.
  return after(begin + ((minutes - begin + DAY) % NOON || NOON));
}
