import { addDays, daysBetween, instantOf, localDay, wallClock } from 'deepiri-contracts';
import type { StoredTask } from '../task.ts';
import { datesAfter, type Rule, ruleAfter, ruleOf } from './rule.ts';

/** When a task is to be done: an instant, a day, or both. */
export type Slot = Pick<StoredTask, 'dueAt' | 'scheduledFor'>;
export type Clock = { timeZone: string; dayStartsAt: string };

/** Days from here on are not told: no store sorts five-digit years. */
const HORIZON = '9000-01-01';

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
  const next = dayAfter(rule, first, rule.afterCompletion || done > own ? done : own);
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
  const wanted = Math.min(count, Number(rule.parts.get('COUNT') ?? count + 1) - 1);
  const slots: Slot[] = [];
  for (let day = own; slots.length < wanted; ) {
    const next = dayAfter(rule, rule.afterCompletion ? day : own, day);
    if (next === undefined) break;
    slots.push(moved(slot, own, next, clock));
    day = next;
  }
  return slots;
}

function dayAfter(rule: Rule, first: string, after: string): string | undefined {
  const { value } = datesAfter(rule, first, after).next();
  return value !== undefined && value < HORIZON ? value : undefined;
}

/** The date on the wall: a task at half past one at night is that of the calendar day, as rules are. */
export function dateOf({ dueAt, scheduledFor }: Slot, { timeZone }: Clock): string | null {
  return dueAt === null ? scheduledFor : wallClock(new Date(dueAt), timeZone).date;
}

/** A slot on another day, at the same time on the wall. */
export function moved({ dueAt, scheduledFor }: Slot, from: string, to: string, { timeZone }: Clock): Slot {
  if (dueAt === null) return { dueAt, scheduledFor: to };
  const due = new Date(dueAt);
  const { minutes } = wallClock(due, timeZone);
  const withinMinute = due.getTime() % 60_000;
  return {
    dueAt: new Date(instantOf(to, minutes, timeZone).getTime() + withinMinute).toISOString(),
    scheduledFor: scheduledFor && addDays(scheduledFor, daysBetween(from, to)),
  };
}
