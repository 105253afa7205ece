import type { Task } from 'deepiri-sdk';
import { isOpen } from '../../data/task-cache.ts';
import { type Clock, dayOf, minutesLeft } from '../../data/task-days.ts';
import { localDay } from '../../data/time.ts';

/** Why a task is where it is: a key of the catalogue and what goes into it. */
export type Reason = { key: string; values?: Record<string, string | number> };

/** A task as a row shows it. */
export type RowItem = {
  task: Task;
  /** The day it is for, if any: its due day or the day it was planned for. */
  day: string | null;
  late: boolean;
  reason: Reason | null;
};

/** A task by itself, without the others that Today weighs it against. */
export function rowItemOf(task: Task, clock: Clock, waiting: boolean): RowItem {
  const day = dayOf(task, clock);
  const left = minutesLeft(task, clock);
  const today = localDay(clock.now, clock.zone, clock.dayStartsAt);
  const late = isOpen(task) && ((left !== null && left < 0) || (day !== null && day < today));
  return { task, day, late, reason: reasonOf(task, waiting) };
}

function reasonOf(task: Task, waiting: boolean): Reason | null {
  if (!isOpen(task)) return task.status === 'cancelled' ? { key: 'why.cancelled' } : null;
  if (waiting) return { key: task.status === 'blocked' ? 'why.setAside' : 'why.waits' };
  if (task.status === 'in_progress') return { key: 'why.started' };
  return task.priority === 'urgent' || task.priority === 'high' ? { key: `priority.${task.priority}` } : null;
}
