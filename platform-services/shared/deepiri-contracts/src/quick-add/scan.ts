import { type DateReading, readDate } from './dates.ts';
import { mayEndHour, type RangeReading, readClockOrRange, readEnd } from './ranges.ts';
import type { RepeatReading } from './repeat-reading.ts';
import { readRepeat } from './repeats.ts';
import { type PartReading, partNamed, readClock, readDuration, readEstimate, readPart } from './times.ts';
import { isNear, isWhole, joined, type Word } from './words.ts';

/** What a line says about time: the first of each kind, with the words `[from, to)` that say it. */
export type Found = { from: number; to: number } & (
  | ({ kind: 'date' | 'until' } & DateReading)
  | ({ kind: 'clock' } & RangeReading)
  | ({ kind: 'part' } & PartReading)
  | ({ kind: 'duration' } & { length: number; minutesAhead: number })
  | ({ kind: 'estimate' } & { length: number; estimateMinutes: number })
  | ({ kind: 'repeat' } & RepeatReading)
);

/** Everything in a line that can be read as date, time or rhythm, in order. */
export function scan(words: readonly Word[], today: string): Found[] {
  const found: Found[] = [];
  let at = 0;
  while (at < words.length) {
    const reading = readAt(words, at, today, found.at(-1));
    const next = reading && isWhole(words, reading.from, reading.to) ? reading : undefined;
    if (next) found.push(next);
    at = next ? next.to : at + 1;
  }
  return found;
}

function readAt(words: readonly Word[], at: number, today: string, last: Found | undefined): Found | undefined {
  const place = { from: at };
  const repeat = readRepeat(words, at);
  if (repeat) return { kind: 'repeat', ...place, to: at + repeat.length, ...repeat };
  const duration = readDuration(words, at);
  if (duration) return { kind: 'duration', ...place, to: at + duration.length, ...duration };
  const estimate = readEstimate(words, at);
  if (estimate) return { kind: 'estimate', ...place, to: at + estimate.length, ...estimate };
  const date = readDate(words, at, today);
  if (date) return { kind: 'date', ...place, to: at + date.length, ...date };
  const clock = readClockOrRange(words, at, isHourExpected(words, at, today, last));
  if (clock) return { kind: 'clock', ...place, to: at + clock.length, ...clock };
  const part = readPart(words, at) ?? partBesideTime(words, at, today, last);
  if (part) return { kind: 'part', ...place, to: at + part.length, ...part };
  return undefined;
}

/** What is set for an hour: after it "for seven" is a time, while a table or a gift is for people. */
const TIMED = /^(alarm|alert|meeting|appointment|reminder|call|interview|session)s?$/;
const BEFORE_HOUR = ['at', '@'];
// A lone number is an hour after "at" or beside a day, unless it counts what follows ("at five places").
function isHourExpected(words: readonly Word[], at: number, today: string, last: Found | undefined): boolean {
  const reading = readClock(words, at, true);
  if (!reading || reading.minutes < 60 || reading.minutes >= 24 * 60) return false;
  const next = words[at + reading.length];
  const isFollowed = next !== undefined && !next.apart;
  const isBeforeDay =
    isFollowed &&
    (readDate(words, at + reading.length, today) !== undefined ||
      readPart(words, at + reading.length) !== undefined ||
      partNamed(next.text) !== undefined);
  if (!isBeforeDay && !mayEndHour(words, at + reading.length)) return false;
  const before = joined(words, at) === undefined ? undefined : words[at - 1]?.text;
  if (before !== undefined && BEFORE_HOUR.includes(before)) return true;
  if ((before === 'from' || before === 'between') && readEnd(words, at, at + reading.length)) return true;
  const isAfterDay = last?.to === at && isNear(words, at) && !['clock', 'duration', 'estimate'].includes(last.kind);
  if (isAfterDay || (isBeforeDay && before === 'for')) return true;
  if (before === 'for' && TIMED.test(words[at - 2]?.text ?? '')) return true;
  return isBeforeDay && next.text === 'in';
}

// "tomorrow morning", "five o'clock morning", "morning at eight", "morning of the 12th"
function partBesideTime(
  words: readonly Word[],
  at: number,
  today: string,
  last: Found | undefined,
): PartReading | undefined {
  const part = partNamed(words[at]!.text);
  if (!part) return undefined;
  if (last?.to === at && !words[at]!.apart && last.kind !== 'part') return { length: 1, part };
  if (joined(words, at + 1) === 'of' && joined(words, at + 2) && readDate(words, at + 2, today))
    return { length: 2, part };
  const clockAt = ['at', 'by', '@'].includes(joined(words, at + 1) ?? '') ? at + 2 : at + 1;
  if (joined(words, clockAt) === undefined) return undefined;
  return readClock(words, clockAt, clockAt === at + 2) ? { length: 1, part } : undefined;
}
