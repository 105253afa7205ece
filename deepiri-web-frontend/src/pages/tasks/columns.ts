import type { Task, TaskStatus } from 'deepiri-sdk';

export type Column = { status: TaskStatus; tasks: Task[] };

const always: readonly TaskStatus[] = ['todo', 'in_progress', 'blocked', 'done'];

/** The columns of the board. What was cancelled has one only where there is some. */
export function columnsOf(tasks: readonly Task[]): Column[] {
  const byStatus = Map.groupBy(tasks, ({ status }) => status);
  const statuses = byStatus.has('cancelled') ? [...always, 'cancelled' as const] : always;
  return statuses.map((status) => ({ status, tasks: byStatus.get(status) ?? [] }));
}

/** The nearest column to one side that has cards, from a place; -1 when there is none. */
export function besides(columns: readonly Column[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < columns.length; at += step)
    if ((columns[at]?.tasks.length ?? 0) > 0) return at;
  return -1;
}
