import { addDependency as add, removeDependency as remove } from '../domain/dependencies.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { changeTask, type Target } from './change-task.ts';
import { checkBlockers } from './links.ts';

/** The task waits for the other. @throws ProblemError not_found, stale_version, dependency_cycle */
export function addDependency(stores: Stores, target: Target, otherId: string): Promise<StoredTask> {
  return changeTask(stores, {
    ...target,
    async decide(task, moment) {
      await checkBlockers(stores, task.ownerId, [otherId]);
      return add(task, otherId, moment);
    },
  });
}

/** The task waits no longer; a dependency on a task that is gone can be removed too. @throws ProblemError not_found, stale_version */
export function removeDependency(stores: Stores, target: Target, otherId: string): Promise<StoredTask> {
  return changeTask(stores, {
    ...target,
    async decide(task, moment) {
      if (!task.blockedBy.includes(otherId)) await checkBlockers(stores, task.ownerId, [otherId]);
      return remove(task, otherId, moment);
    },
  });
}
