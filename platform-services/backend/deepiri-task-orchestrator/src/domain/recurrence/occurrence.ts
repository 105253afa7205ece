import { addDays, dayBegins, daysBetween, instantOf, instantOn, localDay, wallClock } from 'deepiri-contracts';
import { isWithinReach } from '../instant.ts';
import type { StoredTask } from '../task.ts';
import { datesAfter, notComing, type Rule, ruleAfter, ruleOf } from './rule.ts';
import { type Window, windowAfter, windowOf } from './window.ts';

/** When a task is to be done: an instant, a day, or both. */
export type Slot = Pick<StoredTask, 'dueAt' | 'scheduledFor' | 'leftOut'>;
export type Clock = { timeZone: string; dayStartsAt: string };

/**
 * When a repeating task comes again after it was done. What was done late stands for every day up to that one; what was
 * done early comes again after its own day. Null when it does not come again.
 */
export function slotAfter(
  { recurrence, ...slot }: Slot & Pick<StoredTask, 'recurrence'>,
  doneAt: Date,
  clock: Clock,
): Slot | null {
  if (recurrence === null || ruleAfter(recurrence) === null) return null;
  const rule = ruleOf(recurrence);
  const done = localDay(doneAt, clock.timeZone, clock.dayStartsAt);
  const own = dateOf(slot, clock) ?? done;
  const first = rule.afterCompletion ? done : own;
  const next = dayThere(rule, first, rule.afterCompletion || done > own ? done : own, clock);
  return next === undefined ? null : moved(slot, own, next, clock);
}

/** The slots after a task's own one, as they come when each is done on its day. */
export function slotsAfter(
  { recurrence, ...slot }: Slot & Pick<StoredTask, 'recurrence'>,
  now: Date,
  clock: Clock,
  count: number,
): Slot[] {
  if (recurrence === null) return [];
  const own = dateOf(slot, clock) ?? localDay(now, clock.timeZone, clock.dayStartsAt);
  const rule = ruleOf(recurrence);
  if (rule.times !== null) return windowSlots(slot, rule, { own, clock, count });
  const wanted = Math.min(count, Number(rule.parts.get('COUNT') ?? count + 1) - 1);
  const slots: Slot[] = [];
  for (let day = own; slots.length < wanted; ) {
    const next = dayThere(rule, rule.afterCompletion ? day : own, day, clock);
    if (next === undefined) break;
    slots.push(moved(slot, own, next, clock));
    day = next;
  }
  return slots;
}

/** Of what is to be done so many times per window: one slot for each window to come. */
function windowSlots(slot: Slot, rule: Rule, { own, clock, count }: { own: string; clock: Clock; count: number }) {
  const wanted = Math.min(
    count,
    Math.ceil(Number(rule.parts.get('COUNT') ?? Number.POSITIVE_INFINITY) / rule.times!) - 1,
  );
  const slots: Slot[] = [];
  for (let window: Window | undefined = windowOf(rule, own); slots.length < wanted; ) {
    window = windowAfter(rule, window);
    if (!window) break;
    slots.push(slotIn(window, slot, clock));
  }
  return slots;
}

/** Open from the first day of a window on, and, if it is due at a time, then on the last. */
export function slotIn({ from, to }: Window, slot: Slot, { timeZone, dayStartsAt }: Clock): Slot {
  const minutes = timeOf(slot, timeZone);
  if (minutes === null) return { dueAt: null, scheduledFor: from };
  const due = instantOn(to, minutes, timeZone, dayStartsAt);
  return { dueAt: due.toISOString(), scheduledFor: from, ...leftOutBy(due, minutes, timeZone) };
}

/**
 * The time on the wall that a slot is for, in minutes; null when it is for none. One that the clocks have left out is
 * that of its rule, not the later one that it got, as long as nobody has given it another.
 */
function timeOf({ dueAt, leftOut }: Slot, timeZone: string): number | null {
  if (dueAt === null) return null;
  const { date, minutes } = wallClock(new Date(dueAt), timeZone);
  if (leftOut === undefined) return minutes;
  const got = wallClock(new Date(onDay(date, leftOut, timeZone)), timeZone).minutes;
  return got === minutes ? leftOut : minutes;
}

function leftOutBy(due: Date, minutes: number, timeZone: string): Pick<Slot, 'leftOut'> {
  return wallClock(due, timeZone).minutes === minutes ? {} : { leftOut: minutes };
}

/** The day of a rule that comes after one; undefined when there is none. */
export function dayAfter(rule: Rule, first: string, after: string): string | undefined {
  const { value } = datesAfter(rule, first, after).next();
  return value !== undefined && isWithinReach(value) ? value : undefined;
}

/** The same where its person is: a day that the zone has left out, as it went over the date line, is none. */
function dayThere(rule: Rule, first: string, after: string, { timeZone }: Clock): string | undefined {
  let day = dayAfter(rule, first, after);
  while (day !== undefined && !isThere(day, timeZone)) day = dayAfter(rule, first, day);
  return day;
}

const NOON = 12 * 60;

/** Whether a day is one in a zone: some went over the date line. */
export function isThere(day: string, timeZone: string): boolean {
  return wallClock(instantOf(day, NOON, timeZone), timeZone).date === day;
}

/**
 * A rule that is given to a task must come to a day after the task's own, unless this is said to be the last one.
 * @throws ProblemError invalid_body
 */
export function checkComes(
  { recurrence, ...slot }: Slot & Pick<StoredTask, 'recurrence'>,
  now: Date,
  clock: Clock,
): void {
  if (recurrence === null) return;
  const rule = ruleOf(recurrence);
  const own = dateOf(slot, clock) ?? localDay(now, clock.timeZone, clock.dayStartsAt);
  const until = rule.parts.get('UNTIL')?.slice(0, 8);
  if (until !== undefined && until < own.replaceAll('-', '')) throw notComing(`it ends before ${own}`);
  if (until !== undefined || rule.afterCompletion || rule.times !== null || ruleAfter(recurrence) === null) return;
  if (dayThere(rule, own, own, clock) === undefined) throw notComing(`it never comes to a day after ${own}`);
}

/** The date on the wall: a task at half past one at night is that of the calendar day, as rules are. */
export function dateOf({ dueAt, scheduledFor }: Slot, { timeZone }: Clock): string | null {
  return dueAt === null ? scheduledFor : wallClock(new Date(dueAt), timeZone).date;
}

/** A slot on another day, at the same time on the wall. */
export function moved(slot: Slot, from: string, to: string, { timeZone }: Clock): Slot {
  const { dueAt, scheduledFor } = slot;
  const minutes = timeOf(slot, timeZone);
  if (dueAt === null || minutes === null) return { dueAt: null, scheduledFor: to };
  const due = new Date(onDay(to, minutes, timeZone) + (Date.parse(dueAt) % 60_000));
  return {
    dueAt: due.toISOString(),
    scheduledFor: scheduledFor && addDays(scheduledFor, daysBetween(from, to)),
    ...leftOutBy(due, minutes, timeZone),
  };
}

/** A time that the clocks leave out comes later, but not on the next day: then it is the last minute of its own. */
function onDay(day: string, minutes: number, timeZone: string): number {
  const at = instantOf(day, minutes, timeZone);
  if (wallClock(at, timeZone).date === day) return at.getTime();
  return dayBegins(addDays(day, 1), timeZone, '00:00').getTime() - 60_000;
}
