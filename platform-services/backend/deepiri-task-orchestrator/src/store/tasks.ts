import { problem, type TaskStatus } from 'deepiri-contracts';
import type { Where } from 'deepiri-stores';
import type { Edges } from '../domain/dependencies.ts';
import { countedFacet, HABIT, type StoredTask, SUBTASK, WAITING } from '../domain/task.ts';
import type { Stores } from './collections.ts';

/** Tasks that are read at once: few, because they can be large. */
const STEP = 100;
const openStatuses: TaskStatus[] = ['todo', 'in_progress', 'blocked'];

/** A task of this owner, also from the trash. What belongs to somebody else does not exist. @throws ProblemError not_found */
export async function ownTask({ tasks }: Stores, ownerId: string, id: string): Promise<StoredTask> {
  const task = await tasks.get(id);
  if (!task || task.ownerId !== ownerId) throw problem('not_found', 'You have no task with this id.');
  return task;
}

/** A task that is not in the trash. @throws ProblemError not_found */
export async function listedTask(stores: Stores, ownerId: string, id: string): Promise<StoredTask> {
  return listed(await ownTask(stores, ownerId, id));
}

/** @throws ProblemError not_found */
export function listed(task: StoredTask): StoredTask {
  if (task.deletedAt === null) return task;
  throw problem('not_found', 'The task is in the trash. Restore it first.');
}

/** Those of the tasks that exist, belong to the owner and are not in the trash. */
export async function listedOf({ tasks }: Stores, ownerId: string, ids: readonly string[]): Promise<StoredTask[]> {
  if (ids.length === 0) return [];
  return (await tasks.getMany(ids)).filter((task) => task.ownerId === ownerId && task.deletedAt === null);
}

/** Every open task of an owner, or of one project, one after the other. */
export function openTasks(stores: Stores, ownerId: string, projectId?: string): AsyncGenerator<StoredTask> {
  const facets = projectId === undefined ? { hasAny: openStatuses } : { has: countedFacet(projectId, 'open') };
  return each(stores, { ownerId, bin: 'list', facets });
}

/** Every open task of an owner that rolls over, one after the other. */
export function openHabits(stores: Stores, ownerId: string): AsyncGenerator<StoredTask> {
  return each(stores, { ownerId, bin: 'list', facets: { has: HABIT } });
}

/** The tasks that wait for any of these, one after the other. */
export function waitingFor(stores: Stores, ownerId: string, ids: readonly string[]): AsyncGenerator<StoredTask> {
  return each(stores, { ownerId, bin: 'list', blockedBy: { hasAny: ids } });
}

/** The subtasks of any of these, one after the other. */
export function subtasksOf(
  stores: Stores,
  ownerId: string,
  parentIds: readonly string[],
  bin: StoredTask['bin'] = 'list',
): AsyncGenerator<StoredTask> {
  return each(stores, { ownerId, bin, facets: { hasAny: parentIds } });
}

/** Every subtask of an owner, one after the other. */
export function allSubtasks(stores: Stores, ownerId: string): AsyncGenerator<StoredTask> {
  return each(stores, { ownerId, bin: 'list', facets: { has: SUBTASK } });
}

/** The graph of an owner's open tasks. */
export async function edgesOf(stores: Stores, ownerId: string): Promise<Edges> {
  const edges = new Map<string, string[]>();
  for await (const { id, blockedBy } of each(stores, { ownerId, bin: 'list', facets: { has: WAITING } })) {
    edges.set(id, blockedBy);
  }
  return edges;
}

/** Tasks that meet conditions, one after the other, oldest first. */
export async function* each({ tasks }: Stores, where: Where<StoredTask>): AsyncGenerator<StoredTask> {
  let after: string | undefined;
  do {
    const page = await tasks.find({
      where,
      order: { field: 'createdAt', direction: 'asc' },
      limit: STEP,
      ...(after ? { after } : {}),
    });
    yield* page.items;
    after = page.next;
  } while (after);
}
