import type { StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { jsonBytes, PAGE_BYTES } from '../store/page-size.ts';
import { listedOf, waitingFor } from '../store/tasks.ts';

const MAX_NODES = 1000;
/** Tasks that are read at once. */
const STEP = 50;

type Neighbours = (ids: readonly string[]) => AsyncIterable<StoredTask>;

/**
 * What a task waits for and what waits for it, near and far, nearest first: at most 1,000 tasks, and no more than an answer
 * has room for.
 */
export async function findLinked(stores: Stores, task: StoredTask): Promise<StoredTask[]> {
  const found = new Map([[task.id, task]]);
  let room = PAGE_BYTES - jsonBytes(task);

  /** Answers whether there was room for it. */
  function add(other: StoredTask): boolean {
    if (found.has(other.id)) return true;
    room -= jsonBytes(other);
    if (room < 0 || found.size === MAX_NODES) return false;
    found.set(other.id, other);
    return true;
  }

  async function follow(neighbours: Neighbours, next: (task: StoredTask) => readonly string[]) {
    let step = next(task);
    while (step.length > 0) {
      const known = new Set(found.keys());
      for await (const other of neighbours(step)) if (!add(other)) return;
      step = [...found.values()].filter(({ id }) => !known.has(id)).flatMap(next);
    }
  }

  const blockers: Neighbours = (ids) => inSteps(ids, (some) => listedOf(stores, task.ownerId, some));
  await follow(blockers, ({ blockedBy }) => blockedBy);
  await follow(
    (ids) => waitingFor(stores, task.ownerId, ids),
    ({ id }) => [id],
  );
  found.delete(task.id);
  return [...found.values()];
}

async function* inSteps(ids: readonly string[], read: (some: readonly string[]) => Promise<StoredTask[]>) {
  for (let from = 0; from < ids.length; from += STEP) yield* await read(ids.slice(from, from + STEP));
}
