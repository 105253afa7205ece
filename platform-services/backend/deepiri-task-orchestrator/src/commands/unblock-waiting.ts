import { type Context, repeatableContext } from 'deepiri-service-kit';
import { unchanged } from '../domain/decision.ts';
import { holdsUp, type StoredTask } from '../domain/task.ts';
import { type End, endThatFrees, unblockTask } from '../domain/unblocking.ts';
import type { Stores } from '../store/collections.ts';
import { waitingFor } from '../store/tasks.ts';
import { changeTask } from './change-task.ts';

/** Waiting tasks that are looked at together: each can wait for a hundred others. */
const STEP = 20;

/** Tells the tasks that waited for this one and now wait for nothing. Handling the same end again changes nothing (G4). */
export async function unblockWaiting(stores: Stores, ownerId: string, endedId: string, context: Context) {
  const ended = await stores.tasks.get(endedId);
  if (!ended || ended.ownerId !== ownerId || holdsUp(ended)) return;
  const freed: Freed[] = [];
  for await (const tasks of inSteps(waitingFor(stores, ownerId, [endedId])))
    freed.push(...(await setFreeAmong(stores, tasks, ownerId)));
  for (let from = 0; from < freed.length; from += STEP)
    await Promise.all(freed.slice(from, from + STEP).map((one) => unblock(stores, ownerId, one, context)));
}

type Freed = { id: string; by: End };

/** A first look, which reads each blocker once for all that wait for it. Most tasks go on waiting and are done with here. */
async function setFreeAmong(stores: Stores, tasks: readonly StoredTask[], ownerId: string): Promise<Freed[]> {
  const blockers = new Map<string, StoredTask>();
  for (const other of await stores.tasks.getMany([...new Set(tasks.flatMap(({ blockedBy }) => blockedBy))]))
    if (other.ownerId === ownerId) blockers.set(other.id, other);
  return tasks.flatMap((task) => {
    const by = endThatFrees(
      task,
      task.blockedBy.flatMap((id) => blockers.get(id) ?? []),
    );
    return by ? [{ id: task.id, by }] : [];
  });
}

/** Whoever hears of an end tells the same news under the same id: it is told once, and not lost between two who each waited for the other. */
function unblock(stores: Stores, ownerId: string, { id, by }: Freed, context: Context): Promise<StoredTask> {
  return changeTask(stores, {
    id,
    ownerId,
    context: repeatableContext(context, ['unblocked', id, by.id, by.closedAt].join(' ')),
    trashed: true,
    async decide(task, moment) {
      const blockers = (await stores.tasks.getMany(task.blockedBy)).filter((other) => other.ownerId === ownerId);
      const now = endThatFrees(task, blockers);
      // A later end has news of its own.
      return now?.id === by.id && now.closedAt === by.closedAt ? unblockTask(task, moment) : unchanged(task);
    },
  });
}

async function* inSteps(tasks: AsyncIterable<StoredTask>): AsyncGenerator<StoredTask[]> {
  let step: StoredTask[] = [];
  for await (const task of tasks) {
    step.push(task);
    if (step.length < STEP) continue;
    yield step;
    step = [];
  }
  if (step.length > 0) yield step;
}
