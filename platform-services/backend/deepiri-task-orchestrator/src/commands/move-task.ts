import type { StoredTask } from '../domain/task.ts';
import {
  checkDone,
  completeTask as complete,
  reopenTask as reopen,
  startTask as start,
} from '../domain/transitions.ts';
import type { Stores } from '../store/collections.ts';
import { changeTask, type Target } from './change-task.ts';
import { blockersOf } from './links.ts';
import { finishTracking } from './note-spent.ts';

/** @throws ProblemError not_found, stale_version, invalid_transition, task_blocked */
export function completeTask(stores: Stores, target: Target, body: { actualMinutes?: number }): Promise<StoredTask> {
  return changeTask(stores, {
    ...target,
    async decide(task, moment) {
      const blockers = await blockersOf(stores, task);
      checkDone(task, blockers);
      const tracked = await finishTracking(stores, { ownerId: task.ownerId, taskId: task.id, context: target.context });
      return complete(task, { ...body, tracked }, blockers, moment);
    },
  });
}

/** @throws ProblemError not_found, stale_version, invalid_transition */
export function startTask(stores: Stores, target: Target): Promise<StoredTask> {
  return changeTask(stores, { ...target, decide: start });
}

/** @throws ProblemError not_found, stale_version, invalid_transition, dependency_cycle */
export function reopenTask(stores: Stores, target: Target): Promise<StoredTask> {
  return changeTask(stores, { ...target, decide: reopen });
}
