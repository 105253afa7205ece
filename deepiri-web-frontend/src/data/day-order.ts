import type { Task } from 'deepiri-sdk';
import type { Clock } from './task-days.ts';
import { priorityRanks } from './task-list.ts';
import { isEndOfDay, localDay } from './time.ts';

/** How the person counts days. */
export type Days = Omit<Clock, 'now'>;
/** A task on a day, with the instant of that day it is due at, if it has one. */
type InDay = { task: Task; at: string | null };

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/**
 * The order of one day, wherever days are shown: by the time, what has none after all that have one; then what weighs
 * most; then the oldest.
 */
export const dayOrder = (a: InDay, b: InDay): number =>
  compare(a.at ?? '~', b.at ?? '~') ||
  priorityRanks[b.task.priority] - priorityRanks[a.task.priority] ||
  compare(a.task.createdAt, b.task.createdAt) ||
  compare(a.task.id, b.task.id);

/** When a task is due on a day; null on another day, and for what is due on a day without a time. */
export function timeOn({ dueAt }: Pick<Task, 'dueAt'>, day: string | null, { zone, dayStartsAt }: Days): string | null {
  if (!dueAt) return null;
  const due = new Date(dueAt);
  return localDay(due, zone, dayStartsAt) === day && !isEndOfDay(due, zone, dayStartsAt) ? dueAt : null;
}

export type Placed = InDay & { day: string };
export const byDay = (a: Placed, b: Placed) => compare(a.day, b.day) || dayOrder(a, b);

/** By day, and each day in its order. */
export function inDayOrder<T extends { task: Task }>(items: readonly T[], dayOf: (item: T) => string, days: Days): T[] {
  const placed = items.map((item) => {
    const day = dayOf(item);
    return { item, day, task: item.task, at: timeOn(item.task, day, days) };
  });
  return placed.sort(byDay).map(({ item }) => item);
}
