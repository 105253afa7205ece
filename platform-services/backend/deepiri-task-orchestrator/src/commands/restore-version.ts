import { restoreVersion as decide } from '../domain/history.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { versionNumbered } from '../store/history.ts';
import { listedOf } from '../store/tasks.ts';
import { changeTask, type Target } from './change-task.ts';
import { blockersOf } from './links.ts';

/**
 * Makes an earlier state the present one. Dependencies on tasks that are gone stay gone, and so does a project.
 * @throws ProblemError not_found, stale_version, task_blocked, dependency_cycle
 */
export function restoreVersion(stores: Stores, target: Target, version: number): Promise<StoredTask> {
  return changeTask(stores, {
    ...target,
    async decide(task, moment) {
      const { task: then } = await versionNumbered(stores, task, version);
      const hasProject = then.projectId !== null && (await stores.projects.get(then.projectId)) !== undefined;
      const earlier = hasProject ? then : { ...then, projectId: null };
      const links = (await listedOf(stores, task.ownerId, earlier.blockedBy)).map(({ id }) => id);
      const blockers = await blockersOf(stores, { ownerId: task.ownerId, blockedBy: links });
      return decide(task, earlier, links, blockers, moment);
    },
  });
}
