import type { Task } from 'deepiri-sdk';
import { byDay, type Days, type Placed, timeOn } from './day-order.ts';
import { localDay } from './time.ts';

/**
 * Puts tasks in the order of the days they are due on; what is due on none stays at the end, as it was. Of thousands of
 * tasks only those are reckoned that are new since the last time.
 */
export function byDueDay(days: Days): (tasks: readonly Task[]) => Task[] {
  const known = new WeakMap<Task, Placed>();
  const placeOf = (task: Task, dueAt: string) => {
    const day = localDay(new Date(dueAt), days.zone, days.dayStartsAt);
    const place = { task, day, at: timeOn(task, day, days) };
    known.set(task, place);
    return place;
  };
  return (tasks) => {
    const due = tasks.flatMap((task) => (task.dueAt ? (known.get(task) ?? placeOf(task, task.dueAt)) : []));
    const inOrder = due.sort(byDay).map(({ task }) => task);
    return [...inOrder, ...tasks.filter(({ dueAt }) => !dueAt)];
  };
}
