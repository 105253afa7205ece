import type { Task } from 'deepiri-contracts';
import { type Context, partOf } from 'deepiri-service-kit';
import { changed, unchanged } from '../domain/decision.ts';
import { bins, type StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { changeTask } from './change-task.ts';

/** Tasks that are changed together. */
const STEP = 50;

/** Takes every task out of a project that is gone, also those in the trash. What comes in later is told by its own event, or seen to by its import. */
export async function letGoOfProject(stores: Stores, ownerId: string, projectId: string, context: Context) {
  for (const bin of bins) {
    let after: string | undefined;
    do {
      const page = await stores.tasks.find({
        where: { ownerId, bin, facets: { has: projectId } },
        order: { field: 'createdAt', direction: 'asc' },
        limit: STEP,
        ...(after ? { after } : {}),
      });
      await Promise.all(page.items.map((task) => letGo(stores, task, projectId, context)));
      after = page.next;
    } while (after);
  }
}

/** The same for those of some projects that are gone. */
export async function letGoOfGone(stores: Stores, ownerId: string, projectIds: Iterable<string>, context: Context) {
  const ids = [...projectIds];
  const there = new Set((await stores.projects.getMany(ids)).map(({ id }) => id));
  for (const id of ids) if (!there.has(id)) await letGoOfProject(stores, ownerId, id, context);
}

/** A task that came to a project while that went away. */
export async function letGoIfGone(stores: Stores, task: Task, context: Context): Promise<void> {
  const { projectId } = task;
  if (projectId === null || (await stores.projects.get(projectId))) return;
  await letGo(stores, task, projectId, context);
}

function letGo(stores: Stores, { id, ownerId }: Task, projectId: string, context: Context): Promise<StoredTask> {
  return changeTask(stores, {
    id,
    ownerId,
    context: partOf(context, id),
    trashed: true,
    decide: (task, moment) =>
      task.projectId === projectId ? changed(task, { projectId: null }, moment, 'updated') : unchanged(task),
  });
}
