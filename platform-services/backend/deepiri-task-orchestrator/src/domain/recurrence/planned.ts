import { addDays, daysBetween, localDay, OCCURRENCE_HORIZON } from 'deepiri-contracts';
import type { StoredTask } from '../task.ts';
import { type Clock, dateOf, isThere, moved, type Slot, slotsAfter } from './occurrence.ts';
import { datesWithin, type Rule, ruleOf } from './rule.ts';

/** Local days, the first and the last. */
export type Days = { from: string; to: string };

/** A task that is planned longer before or after it is due is not looked for there. */
const MOST_APART = 366;
/** Days of the shortest window of each kind. */
const SHORTEST: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 28 };

/**
 * The slots after a task's own one that lie within some days, as they come when each is done on its day: the task itself
 * today when it is late. None is told that lies beyond the horizon.
 */
export function slotsWithin(
  { recurrence, ...slot }: Slot & Pick<StoredTask, 'recurrence'>,
  { from, to }: Days,
  now: Date,
  clock: Clock,
): Slot[] {
  if (recurrence === null) return [];
  const today = localDay(now, clock.timeZone, clock.dayStartsAt);
  const horizon = addDays(today, OCCURRENCE_HORIZON);
  const own = dateOf(slot, clock) ?? today;
  const rule = ruleOf(recurrence);
  const isWithin = (one: Slot) => daysOf(one, clock).some((day) => day >= from && day <= to);
  if (rule.times !== null) {
    const windows = windowsUntil(earliest(to, horizon), own, rule);
    return slotsAfter({ recurrence, ...slot }, now, clock, windows).filter(isWithin);
  }
  const done = latest(own, today);
  const apart = slot.dueAt && slot.scheduledFor ? daysBetween(slot.scheduledFor, own) : 0;
  if (Math.abs(apart) > MOST_APART) return [];
  // A day more at each end: the local day of a time at night is that of the evening before.
  const first = addDays(from, Math.min(0, apart) - 1);
  const last = addDays(to, Math.max(0, apart) + 1);
  const until = earliest(last, horizon);
  const count = rule.parts.get('COUNT');
  // What is counted is counted from the beginning.
  const since = count === undefined ? latest(first, addDays(done, 1)) : addDays(done, 1);
  return datesWithin(rule, rule.afterCompletion ? done : own, since, until)
    .filter((day) => isThere(day, clock.timeZone))
    .slice(0, count === undefined ? undefined : Number(count) - 1)
    .map((day) => moved(slot, own, day, clock))
    .filter(isWithin);
}

/** How many windows can begin after that of a day until another day, at the most. */
function windowsUntil(until: string, own: string, { parts }: Rule): number {
  return Math.max(0, Math.ceil(daysBetween(own, until) / (SHORTEST[parts.get('FREQ')!] ?? 1)));
}

const earliest = (...days: string[]) => days.toSorted()[0]!;
const latest = (...days: string[]) => days.toSorted().at(-1)!;

function daysOf({ dueAt, scheduledFor }: Slot, { timeZone, dayStartsAt }: Clock): string[] {
  const due = dueAt === null ? [] : [localDay(new Date(dueAt), timeZone, dayStartsAt)];
  return scheduledFor === null ? due : [...due, scheduledFor];
}
