import { problem } from 'deepiri-contracts';
import { openBlockers } from '../domain/neighbourhood.ts';
import type { Outline } from '../domain/plan.ts';
import { holdsUp, type StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { listedOf } from '../store/tasks.ts';

/** Tasks that are read at once. */
const STEP = 50;

/** Every id must be a task of the owner that is not in the trash. @throws ProblemError not_found */
export async function checkBlockers(stores: Stores, ownerId: string, ids: readonly string[]): Promise<void> {
  const found = new Set((await listedOf(stores, ownerId, ids)).map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing) throw problem('not_found', `You have no task ${missing} that another could wait for.`);
}

/** The project of a task is one of its owner. @throws ProblemError invalid_body */
export async function checkProject({ projects }: Stores, ownerId: string, projectId: string): Promise<void> {
  if ((await projects.get(projectId))?.ownerId === ownerId) return;
  const message = 'is not a project of yours';
  throw problem('invalid_body', `projectId ${message}. Choose another, or null.`, {
    errors: [{ pointer: '/projectId', message }],
  });
}

/** Ids of open tasks that are not among these, but hold one of them up. */
export async function openElsewhere(
  { tasks }: Stores,
  ownerId: string,
  planned: readonly Outline[],
): Promise<ReadonlySet<string>> {
  const here = new Set(planned.map(({ id }) => id));
  const others = [...new Set(planned.flatMap(({ blockedBy }) => blockedBy))].filter((id) => !here.has(id));
  const open = new Set<string>();
  for (let from = 0; from < others.length; from += STEP)
    for (const task of await tasks.getMany(others.slice(from, from + STEP)))
      if (task.ownerId === ownerId && holdsUp(task)) open.add(task.id);
  return open;
}

/** Ids of the tasks that hold this one up. Looks at nothing when it waits for none. */
export async function blockersOf(
  stores: Stores,
  task: Pick<StoredTask, 'ownerId' | 'blockedBy'>,
): Promise<readonly string[]> {
  if (task.blockedBy.length === 0) return [];
  return openBlockers(task, await stores.tasks.getMany(task.blockedBy));
}
