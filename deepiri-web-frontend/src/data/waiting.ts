import type { Task } from 'deepiri-sdk';
import { isOpen } from './task-cache.ts';
import { deadlineOf } from './time.ts';

/** Ids of the open tasks that wait for one, directly or over others: it can wait for none of them. */
export function waitersOf(id: string, tasks: readonly Task[]): ReadonlySet<string> {
  const waiters = new Map<string, string[]>();
  for (const task of tasks.filter(isOpen))
    for (const other of task.blockedBy) waiters.set(other, [...(waiters.get(other) ?? []), task.id]);
  const found = new Set<string>();
  const queue = [id];
  for (const next of queue)
    for (const waiter of waiters.get(next) ?? []) {
      if (found.has(waiter)) continue;
      found.add(waiter);
      queue.push(waiter);
    }
  return found;
}

/** Whether a task is due before another is that it waits for, while both are open. */
export function dueTooEarly(task: Task, other: Task, { zone, dayStartsAt }: { zone: string; dayStartsAt: string }) {
  if (!task.dueAt || !other.dueAt || !isOpen(task) || !isOpen(other)) return false;
  return deadlineOf(task.dueAt, zone, dayStartsAt) < deadlineOf(other.dueAt, zone, dayStartsAt);
}
