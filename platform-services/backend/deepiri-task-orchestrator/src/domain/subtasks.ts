import type { Progress, Task } from 'deepiri-contracts';
import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { isUntouched } from './recurrence/successor.ts';
import type { StoredTask } from './task.ts';
import { deleteTask, restoreTask } from './trash.ts';

/** Levels of tasks below each other, the uppermost included. */
export const MAX_LEVELS = 5;
/** Parents that are told; nobody looks at more. */
const TOLD = 10_000;

/** Whether a change puts a task below another: a new parent. */
export function bringsParent(before: StoredTask, after: StoredTask): boolean {
  return after.parentId !== null && after.parentId !== before.parentId;
}

/** What happens to a subtask when its parent is in the trash: it goes along, unless it went by itself before. */
export function followToTrash(task: StoredTask, moment: Moment, takenBack = false): Decision {
  return task.deletedAt === null
    ? deleteTask(task, moment, { deletedWith: task.parentId, takenBack })
    : unchanged(task);
}

/** Whether it is a step that was made with a next time which is taken back, and which nobody has touched. */
export function isTakenBackWith(task: StoredTask, parent: StoredTask): boolean {
  return parent.takenBack === true && task.createdAt === parent.createdAt && isUntouched(task);
}

/** And when the parent is back: what went along with it comes back too. */
export function followBack(task: StoredTask, moment: Moment): Decision {
  return task.deletedAt !== null && wentWith(task, task.parentId) ? restoreTask(task, moment) : unchanged(task);
}

function wentWith({ deletedWith }: StoredTask, parentId: string | null): boolean {
  return parentId !== null && deletedWith === parentId;
}

/** The task below another parent. */
export function moveUnder(task: StoredTask, parentId: string, moment: Moment): Decision {
  return task.parentId === parentId ? unchanged(task) : changed(task, { parentId }, moment, 'updated');
}

/** What a subtask says again for the next time of its parent: all but when, and how far it was. */
export function stepOf({ title, notes, priority, difficulty, kind, labels, ...task }: Task) {
  const { projectId, estimateMinutes, orderKey } = task;
  return { title, notes, priority, difficulty, kind, labels, projectId, estimateMinutes, orderKey };
}

/** How many subtasks each parent has, and how many of them are done. What was cancelled does not count. */
export async function countProgress(
  subtasks: AsyncIterable<Pick<Task, 'parentId' | 'status'>> | Iterable<Pick<Task, 'parentId' | 'status'>>,
): Promise<Progress[]> {
  const counts = new Map<string, Progress>();
  for await (const { parentId, status } of subtasks) {
    if (parentId === null || status === 'cancelled') continue;
    const { done, total } = counts.get(parentId) ?? { done: 0, total: 0 };
    counts.set(parentId, { id: parentId, done: done + (status === 'done' ? 1 : 0), total: total + 1 });
  }
  return [...counts.values()].slice(0, TOLD);
}
