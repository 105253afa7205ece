import { type ClockReading, readClock } from './times.ts';
import { joined, type Word } from './words.ts';

const DASHED = /^(\d{1,2})(:[0-5]\d)?([ap]m)?[-–](\d{1,2})(:[0-5]\d)?([ap]m)?$/;
/** What stands between the two ends of a span of time. */
export const BETWEEN = ['to', 'until', 'till', '-', '–', '—'];
const NOON = 12 * 60;

/** A time of day, or the beginning of a span of time such as `9-10am` or `from eight to twelve pm`. */
export function readClockOrRange(words: readonly Word[], at: number, bare: boolean): ClockReading | undefined {
  const before = joined(words, at) === undefined ? undefined : words[at - 1]?.text;
  const dashed = readDashed(words[at]!.text, bare || before === 'at' || before === 'from');
  if (dashed) return dashed;
  const begin = readClock(words, at, bare);
  if (!begin) return undefined;
  const endAt = at + begin.length + 1;
  if (!BETWEEN.includes(joined(words, endAt - 1) ?? '') || joined(words, endAt) === undefined) return begin;
  const end = readClock(words, endAt, true);
  return end ? { ...begin, ...beforeEnd(begin, end), length: begin.length + 1 + end.length } : begin;
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
