import { addDays, endOfDay, instantOf, localDay, wallClock } from '../time.ts';
import { addMonths, endOfMonth, nextDayOfMonth, nextNthWeekday, weekdayOf } from './calendar.ts';
import type { RepeatReading } from './repeat-reading.ts';
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

/** Before `dayStartsAt` (`HH:MM`), today is still the day before. */
export type Place = { now: Date; timeZone: string; dayStartsAt: string };

const NOON = 12 * 60;
const END_OF_DAY = 24 * 60 - 1;

/** The instant that is meant, or undefined when the line names none. A day without a time is due at its end. */
export function dueOf(when: When, place: Place): Date | undefined {
  const { now, timeZone } = place;
  if (when.minutesAhead !== undefined) return new Date(now.getTime() + when.minutesAhead * 60_000);
  const local = wallClock(now, timeZone);
  const part = when.part ?? when.repeat?.part;
  const minutes = minutesOf(when.clock, part, when.date || when.repeat ? undefined : local.minutes);
  const date = when.date ?? firstDay(when.repeat, local, minutes);
  if (date === undefined && minutes === undefined) return undefined;
  if (date !== undefined) return onDay(date, minutes, place);
  const today = instantOf(local.date, minutes!, timeZone);
  if (today > now) return today;
  return when.today
    ? instantOf(local.date, END_OF_DAY, timeZone)
    : instantOf(addDays(local.date, 1), minutes!, timeZone);
}

// "Today at 5 pm", said between midnight and the start of the day, is the 5 pm that is still to come.
function onDay(date: string, minutes: number | undefined, { now, timeZone, dayStartsAt }: Place): Date {
  if (minutes === undefined) return endOfDay(date, timeZone, dayStartsAt, now);
  const instant = instantOf(date, minutes, timeZone);
  const isOver = instant <= now && date === localDay(now, timeZone, dayStartsAt);
  const next = isOver && date < wallClock(now, timeZone).date;
  return next ? instantOf(addDays(date, 1), minutes, timeZone) : instant;
}

function firstDay(
  repeat: RepeatReading | undefined,
  local: { date: string; minutes: number },
  minutes: number | undefined,
): string | undefined {
  if (repeat?.monthDay === -1) return endOfMonth(local.date);
  if (repeat?.monthDay) return nextDayOfMonth(local.date, repeat.monthDay);
  if (!repeat || repeat.windowed) return undefined;
  const isOver = minutes !== undefined && minutes <= local.minutes;
  if (repeat.weekdays.length === 0) return isOver ? oneStepOn(repeat, local.date) : local.date;
  const from = isOver ? addDays(local.date, 1) : local.date;
  if (repeat.nth) return nextNthWeekday(from, repeat.nth, repeat.weekdays[0]!);
  const days = repeat.weekdays.map((day) => (day - weekdayOf(from) + 7) % 7);
  return addDays(from, Math.min(...days));
}

// "Every two weeks at eight", said at nine: on this day of the week, and not only in two weeks.
function oneStepOn({ rule }: RepeatReading, today: string): string {
  const [, frequency] = /^FREQ=(\w+)/.exec(rule)!;
  if (frequency === 'DAILY') return addDays(today, 1);
  if (frequency === 'WEEKLY') return addDays(today, 7);
  return addMonths(today, frequency === 'MONTHLY' ? 1 : 12);
}

/** @param passed minutes of today that are over, when the day is still open; a rhythm keeps to its hour whatever the time is now */
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
