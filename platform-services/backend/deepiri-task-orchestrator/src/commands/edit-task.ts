import type { TaskPatch } from 'deepiri-contracts';
import { updateTask as decide, skipTask as skip } from '../domain/edits.ts';
import { isHabit } from '../domain/recurrence/rule.ts';
import type { StoredTask } from '../domain/task.ts';
import { checkDone } from '../domain/transitions.ts';
import { deleteTask as trash, restoreTask as untrash } from '../domain/trash.ts';
import { calendarOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { changeTask, type Target } from './change-task.ts';
import { blockersOf, checkProject } from './links.ts';
import { finishTracking } from './note-spent.ts';

/** @throws ProblemError not_found, stale_version, invalid_body, invalid_transition, task_blocked, dependency_cycle */
export function updateTask(stores: Stores, target: Target, patch: TaskPatch): Promise<StoredTask> {
  return changeTask(stores, {
    ...target,
    async decide(task, moment) {
      if (patch.projectId && patch.projectId !== task.projectId)
        await checkProject(stores, task.ownerId, patch.projectId);
      const calendar = await calendarFor(stores, task, patch);
      if (patch.status !== 'done' || task.status === 'done')
        return decide(task, patch, { blockers: [], calendar }, moment);
      const blockers = await blockersOf(stores, task);
      checkDone(task, blockers);
      const tracked = await finishTracking(stores, { ownerId: task.ownerId, taskId: task.id, context: target.context });
      return decide(task, patch, { blockers, tracked, calendar }, moment);
    },
  });
}

/** Moves a task to the trash. @throws ProblemError not_found, stale_version */
export function deleteTask(stores: Stores, target: Target): Promise<StoredTask> {
  return changeTask(stores, { ...target, decide: (task, moment) => trash(task, moment) });
}

/** @throws ProblemError not_found, stale_version, invalid_transition, dependency_cycle */
export function restoreTask(stores: Stores, target: Target): Promise<StoredTask> {
  return changeTask(stores, { ...target, trashed: true, decide: untrash });
}

/** @throws ProblemError not_found, stale_version, invalid_transition */
export async function skipTask(stores: Stores, target: Target): Promise<StoredTask> {
  const calendar = await calendarOf(stores, target.ownerId);
  return changeTask(stores, { ...target, decide: (task, moment) => skip(task, calendar, moment) });
}

/** The person's calendar, where the change can concern a habit. */
function calendarFor(stores: Stores, task: StoredTask, { kind, recurrence }: TaskPatch) {
  const isNew = kind !== undefined || recurrence !== undefined;
  return isNew || isHabit(task) ? calendarOf(stores, task.ownerId) : undefined;
}
