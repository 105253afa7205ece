import type { RepeatingTask, Task, TaskPatch } from 'deepiri-sdk';
import { dayOrder, timeOn } from '../../../data/day-order.ts';
import { isOpen } from '../../../data/task-cache.ts';
import { type Clock, dueOn } from '../../../data/task-days.ts';
import { localDay } from '../../../data/time.ts';

/** Why a task stands on a day: it is due then, planned for then, or both. */
export type EntryKind = 'due' | 'planned' | 'both';
/** A task on a day. One that is planned for another day than it is due stands on both. */
export type DayEntry = {
  key: string;
  task: Task;
  kind: EntryKind;
  day: string;
  at: string | null;
  /** One of the times to come of a task that repeats; there is nothing to do with it yet. */
  ahead: boolean;
};

/**
 * Tasks by the local days that they stand on, in the order of a day: open ones first; then the times to come of those
 * that repeat, but for what is done here already and whose times the successor will tell.
 */
export function entriesByDay(
  tasks: readonly Task[],
  clock: Clock,
  planned: readonly RepeatingTask[] = [],
): Map<string, DayEntry[]> {
  const days = new Map<string, DayEntry[]>();
  const closed = new Set(tasks.filter((task) => !isOpen(task)).map(({ id }) => id));
  const ahead = planned
    .filter(({ task }) => !closed.has(task.id))
    .flatMap(({ task, times }) => times.flatMap((time) => entriesOf({ ...task, ...time }, clock).map(aheadOf)));
  for (const entry of [...tasks.flatMap((task) => entriesOf(task, clock)), ...ahead]) {
    const day = days.get(entry.day);
    if (day) day.push(entry);
    else days.set(entry.day, [entry]);
  }
  for (const entries of days.values()) entries.sort(inOrder);
  return days;
}

const aheadOf = (entry: DayEntry): DayEntry => ({ ...entry, key: `${entry.key} ${entry.day}`, ahead: true });

function entriesOf(task: Task, clock: Clock): DayEntry[] {
  const { dueAt, scheduledFor, id } = task;
  const due = dueAt === null ? null : localDay(new Date(dueAt), clock.zone, clock.dayStartsAt);
  const at = timeOn(task, due, clock);
  const entries: DayEntry[] = [];
  if (due !== null)
    entries.push({ key: `${id} due`, task, kind: due === scheduledFor ? 'both' : 'due', day: due, at, ahead: false });
  if (scheduledFor !== null && scheduledFor !== due)
    entries.push({ key: `${id} planned`, task, kind: 'planned', day: scheduledFor, at: null, ahead: false });
  return entries;
}

const inOrder = (a: DayEntry, b: DayEntry) => rankOf(a) - rankOf(b) || dayOrder(a, b);
const rankOf = ({ task, ahead }: DayEntry) => (ahead ? 1 : isOpen(task) ? 0 : 2);

/** What changes when an entry goes to another day: what put it on its day, with its time of day. Null when it is there. */
export function patchFor({ kind, task, day }: DayEntry, to: string, clock: Clock): TaskPatch | null {
  if (day === to) return null;
  if (kind === 'planned') return { scheduledFor: to };
  return kind === 'due' ? dueOn(task, to, clock) : { ...dueOn(task, to, clock), scheduledFor: to };
}
