import { type ClockReading, readClock } from './times.ts';
import { joined, type Word } from './words.ts';

const DASHED = /^(\d{1,2})(:[0-5]\d)?([ap]m)?[-–](\d{1,2})(:[0-5]\d)?([ap]m)?$/;
const BETWEEN = ['to', 'until', 'till', '-', '–', '—'];
const NOON = 12 * 60;

/** A time of day, or the beginning of a span of time such as `9-10am` or `from eight to twelve pm`. */
export function readClockOrRange(words: readonly Word[], at: number, bare: boolean): ClockReading | undefined {
  const before = joined(words, at) === undefined ? undefined : words[at - 1]?.text;
  const dashed = readDashed(words[at]!.text, bare || before === 'at' || before === 'from');
  if (dashed) return dashed;
  const begin = readClock(words, at, bare);
  if (!begin) return undefined;
  const end = readEnd(words, at, at + begin.length);
  return end ? { ...begin, ...beforeEnd(begin, end), length: begin.length + 1 + end.length } : begin;
}

/** The other end of a span of time that begins at a place: `to six`, or `and six` after `between`. @param at where "to" would be */
export function readEnd(words: readonly Word[], begin: number, at: number): ClockReading | undefined {
  const word = joined(words, at);
  const isBetween = word === 'and' && words[begin - 1]?.text === 'between';
  if (word === undefined || joined(words, at + 1) === undefined) return undefined;
  const end = isBetween || BETWEEN.includes(word) ? readClock(words, at + 1, true) : undefined;
  if (!end) return undefined;
  return mayEndHour(words, at + 1 + end.length) ? end : readClock(words, at + 1, false);
}

const AFTER_HOUR =
  /^(on|in|for|with|to|and|or|but|today|tomorrow|tonight|this|next|every|each|sharp|please|because|so|i|we|until|till|-|–|—)$/;

/** Whether a lone hour may end before this place: it counts nothing ("at five places", "to six friends"). */
export function mayEndHour(words: readonly Word[], at: number): boolean {
  const next = joined(words, at);
  return next === undefined || AFTER_HOUR.test(next);
}

function readDashed(text: string, bare: boolean): ClockReading | undefined {
  const match = DASHED.exec(text);
  if (!match) return undefined;
  const [, from, fromMinutes = '', fromHalf = '', to, toMinutes = '', toHalf = ''] = match;
  if (!fromMinutes && !toMinutes && !fromHalf && !toHalf && !bare) return undefined;
  const begin = readAlone(`${from}${fromMinutes}${fromHalf}`);
  const end = readAlone(`${to}${toMinutes}${toHalf}`);
  return begin && end ? { ...begin, ...beforeEnd(begin, end), length: 1 } : undefined;
}

function readAlone(text: string): ClockReading | undefined {
  return readClock([{ text, start: 0, end: text.length, apart: false, hidden: false }], 0, true);
}

// "9-10am": the beginning takes morning or evening from the end, unless it would come after it.
function beforeEnd(begin: ClockReading, end: ClockReading): Pick<ClockReading, 'minutes' | 'exact'> {
  if (begin.exact || !end.exact || begin.minutes > NOON + 59) return begin;
  const half = end.minutes >= NOON ? NOON : 0;
  const minutes = (begin.minutes % NOON) + half;
  return { minutes: minutes <= end.minutes ? minutes : begin.minutes % NOON, exact: true };
}
