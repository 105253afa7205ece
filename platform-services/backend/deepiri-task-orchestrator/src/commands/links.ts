import { problem } from 'deepiri-contracts';
import { openBlockers } from '../domain/neighbourhood.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { listedOf } from '../store/tasks.ts';

const MAX_DEPTH = 100;

/** Every id must be a task of the owner that is not in the trash. @throws ProblemError not_found */
export async function checkBlockers(stores: Stores, ownerId: string, ids: readonly string[]): Promise<void> {
  const found = new Set((await listedOf(stores, ownerId, ids)).map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing) throw problem('not_found', `You have no task ${missing} that another could wait for.`);
}

/** A parent is a task of the owner, and not below the task itself. @throws ProblemError invalid_body */
export async function checkParent(stores: Stores, ownerId: string, parentId: string, taskId?: string): Promise<void> {
  let above: string | null = parentId;
  for (let depth = 0; above !== null; depth++) {
    if (above === taskId) throw wrongParent('is the task itself or below it');
    if (depth === MAX_DEPTH) throw wrongParent(`is more than ${MAX_DEPTH} levels deep`);
    const [parent]: StoredTask[] = await listedOf(stores, ownerId, [above]);
    if (!parent && depth === 0) throw wrongParent('is not a task of yours');
    above = parent?.parentId ?? null;
  }
}

/** Ids of the tasks that hold this one up. Looks at nothing when it waits for none. */
export async function blockersOf(
  stores: Stores,
  task: Pick<StoredTask, 'ownerId' | 'blockedBy'>,
): Promise<readonly string[]> {
  if (task.blockedBy.length === 0) return [];
  return openBlockers(task, await stores.tasks.getMany(task.blockedBy));
}

function wrongParent(what: string) {
  return problem('invalid_body', `parentId ${what}. Choose another task, or null.`, {
    errors: [{ pointer: '/parentId', message: what }],
  });
}
