import type { TaskPatch } from 'deepiri-contracts';
import { updateTask as decide, skipTask as skip } from '../domain/edits.ts';
import type { StoredTask } from '../domain/task.ts';
import { checkDone } from '../domain/transitions.ts';
import { deleteTask as trash, restoreTask as untrash } from '../domain/trash.ts';
import { clockOf } from '../store/clock.ts';
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
      if (patch.status !== 'done' || task.status === 'done') return decide(task, patch, { blockers: [] }, moment);
      const blockers = await blockersOf(stores, task);
      checkDone(task, blockers);
      const tracked = await finishTracking(stores, { ownerId: task.ownerId, taskId: task.id, context: target.context });
      return decide(task, patch, { blockers, tracked }, moment);
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
  const clock = await clockOf(stores, target.ownerId);
  return changeTask(stores, { ...target, decide: (task, moment) => skip(task, clock, moment) });
}
