import { ProblemError } from 'deepiri-contracts';
import { restoreVersion as decide } from '../domain/history.ts';
import type { StoredTask } from '../domain/task.ts';
import { calendarOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { versionNumbered } from '../store/history.ts';
import { listedOf } from '../store/tasks.ts';
import { changeTask, type Target } from './change-task.ts';
import { blockersOf } from './links.ts';
import { checkParent } from './parents.ts';

/**
 * Makes an earlier state the present one. Dependencies on tasks that are gone stay gone, and so does a project, and a parent
 * that cannot be it any more.
 * @throws ProblemError not_found, stale_version, task_blocked, dependency_cycle
 */
export function restoreVersion(stores: Stores, target: Target, version: number): Promise<StoredTask> {
  return changeTask(stores, {
    ...target,
    async decide(task, moment) {
      const { task: then } = await versionNumbered(stores, task, version);
      const project = then.projectId === null ? undefined : await stores.projects.get(then.projectId);
      const hasProject = project?.ownerId === task.ownerId;
      const earlier = hasProject ? then : { ...then, projectId: null };
      const parentId = (await canBeBelow(stores, task, earlier.parentId)) ? earlier.parentId : task.parentId;
      const links = (await listedOf(stores, task.ownerId, earlier.blockedBy)).map(({ id }) => id);
      const blockers = await blockersOf(stores, { ownerId: task.ownerId, blockedBy: links });
      const calendar = await calendarOf(stores, task.ownerId);
      return decide(task, { ...earlier, parentId }, links, { blockers, calendar }, moment);
    },
  });
}

async function canBeBelow(stores: Stores, { ownerId, id: taskId }: StoredTask, parentId: string | null) {
  if (parentId === null) return true;
  try {
    await checkParent(stores, { ownerId, parentId, taskId });
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
