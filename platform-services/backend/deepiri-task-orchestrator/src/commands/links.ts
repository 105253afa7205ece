import { problem } from 'deepiri-contracts';
import { openBlockers } from '../domain/neighbourhood.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { listedOf } from '../store/tasks.ts';

/** Every id must be a task of the owner that is not in the trash. @throws ProblemError not_found */
export async function checkBlockers(stores: Stores, ownerId: string, ids: readonly string[]): Promise<void> {
  const found = new Set((await listedOf(stores, ownerId, ids)).map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing) throw problem('not_found', `You have no task ${missing} that another could wait for.`);
}

/** Ids of the tasks that hold this one up. Looks at nothing when it waits for none. */
export async function blockersOf(
  stores: Stores,
  task: Pick<StoredTask, 'ownerId' | 'blockedBy'>,
): Promise<readonly string[]> {
  if (task.blockedBy.length === 0) return [];
  return openBlockers(task, await stores.tasks.getMany(task.blockedBy));
}
