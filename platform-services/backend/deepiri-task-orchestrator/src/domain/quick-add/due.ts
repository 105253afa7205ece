import { addDays, instantOf, wallClock } from 'deepiri-contracts';
import { nextDayOfMonth, weekdayOf } from './calendar.ts';
import type { RepeatReading } from './repeats.ts';
import { type ClockReading, PARTS, type PartOfDay } from './times.ts';

/** What a line says about when. */
export type When = {
  date?: string;
  clock?: ClockReading;
  part?: PartOfDay;
  /** The part of this day is meant, even when it has begun. */
  today?: boolean;
  minutesAhead?: number;
  repeat?: RepeatReading;
};

export type Place = { now: Date; timeZone: string };

const NOON = 12 * 60;
const END_OF_DAY = 24 * 60 - 1;

/** The instant that is meant, or undefined when the line names none. A day without a time ends at 23:59. */
export function dueOf(when: When, { now, timeZone }: Place): Date | undefined {
  if (when.minutesAhead !== undefined) return new Date(now.getTime() + when.minutesAhead * 60_000);
  const local = wallClock(now, timeZone);
  const part = when.part ?? when.repeat?.part;
  const minutes = minutesOf(when.clock, part, when.date ? undefined : local.minutes);
  const date = when.date ?? firstDay(when.repeat, local, minutes);
  if (date === undefined && minutes === undefined) return undefined;
  if (date !== undefined) return instantOf(date, minutes ?? END_OF_DAY, timeZone);
  const today = instantOf(local.date, minutes!, timeZone);
  if (today > now) return today;
  return when.today
    ? instantOf(local.date, END_OF_DAY, timeZone)
    : instantOf(addDays(local.date, 1), minutes!, timeZone);
}

function firstDay(
  repeat: RepeatReading | undefined,
  local: { date: string; minutes: number },
  minutes: number | undefined,
): string | undefined {
  if (repeat?.monthDay) return nextDayOfMonth(local.date, repeat.monthDay);
  if (!repeat || (!repeat.daily && repeat.weekdays.length === 0)) return undefined;
  const isOver = minutes !== undefined && minutes <= local.minutes;
  const from = isOver ? addDays(local.date, 1) : local.date;
  if (repeat.daily) return from;
  const days = repeat.weekdays.map((day) => (day - weekdayOf(from) + 7) % 7);
  return addDays(from, Math.min(...days));
}

/** @param passed minutes of today that are over, when the day is still open */
function minutesOf(
  clock: ClockReading | undefined,
  part: PartOfDay | undefined,
  passed: number | undefined,
): number | undefined {
  if (!clock) return part && PARTS[part];
  if (clock.exact) return clock.minutes;
  const inHalf = clock.minutes % NOON;
  if (part === 'morning') return inHalf;
  if (part === 'night' || part === 'tonight') return inHalf >= 5 * 60 ? inHalf + NOON : inHalf;
  if (part) return inHalf + NOON;
  // Without am or pm: one to half past six are in the afternoon, seven to half past eleven in the morning.
  if (inHalf < 7 * 60) return inHalf + NOON;
  const isMorningOver = passed !== undefined && inHalf <= passed;
  return isMorningOver && inHalf + NOON > passed ? inHalf + NOON : inHalf;
}
