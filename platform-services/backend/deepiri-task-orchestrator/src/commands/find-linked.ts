import type { StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { listedOf, waitingFor } from '../store/tasks.ts';

const MAX_NODES = 1000;

/** What a task waits for and what waits for it, near and far, one query per step away. At most 1,000 tasks. */
export async function findLinked(stores: Stores, task: StoredTask): Promise<StoredTask[]> {
  const found = new Map([[task.id, task]]);
  await follow(found, task, (step) => listedOf(stores, task.ownerId, [...new Set(step.flatMap((t) => t.blockedBy))]));
  await follow(found, task, (step) =>
    waitingFor(
      stores,
      task.ownerId,
      step.map(({ id }) => id),
    ),
  );
  found.delete(task.id);
  return [...found.values()];
}

async function follow(
  found: Map<string, StoredTask>,
  from: StoredTask,
  neighbours: (step: StoredTask[]) => Promise<StoredTask[]>,
) {
  let step = [from];
  while (step.length > 0 && found.size < MAX_NODES) {
    step = (await neighbours(step)).filter(({ id }) => !found.has(id)).slice(0, MAX_NODES - found.size);
    for (const task of step) found.set(task.id, task);
  }
}
