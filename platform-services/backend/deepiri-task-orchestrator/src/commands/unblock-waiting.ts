import { type Context, partOf } from 'deepiri-service-kit';
import { unchanged } from '../domain/decision.ts';
import { holdsUp, type StoredTask } from '../domain/task.ts';
import { isSetFreeBy, unblockTask } from '../domain/unblocking.ts';
import type { Stores } from '../store/collections.ts';
import { waitingFor } from '../store/tasks.ts';
import { changeTask } from './change-task.ts';

/** Waiting tasks that are looked at together: each can wait for a hundred others. */
const STEP = 20;

/** Tells the tasks that waited for this one and now wait for nothing. Handling the same end again changes nothing (G4). */
export async function unblockWaiting(stores: Stores, ownerId: string, endedId: string, context: Context) {
  const ended = await stores.tasks.get(endedId);
  if (!ended || ended.ownerId !== ownerId || holdsUp(ended)) return;
  const freed: string[] = [];
  for await (const tasks of inSteps(waitingFor(stores, ownerId, [endedId])))
    freed.push(...(await setFreeAmong(stores, tasks, ended)));
  for (let from = 0; from < freed.length; from += STEP)
    await Promise.all(freed.slice(from, from + STEP).map((id) => unblock(stores, { ownerId, id, endedId, context })));
}

/** A first look, which reads each blocker once for all that wait for it. Most tasks go on waiting and are done with here. */
async function setFreeAmong(stores: Stores, tasks: readonly StoredTask[], ended: StoredTask): Promise<string[]> {
  const blockers = new Map<string, StoredTask>();
  for (const other of await stores.tasks.getMany([...new Set(tasks.flatMap(({ blockedBy }) => blockedBy))]))
    if (other.ownerId === ended.ownerId) blockers.set(other.id, other);
  const of = ({ blockedBy }: StoredTask) => blockedBy.flatMap((id) => blockers.get(id) ?? []);
  return tasks.filter((task) => isSetFreeBy(task, ended, of(task))).map(({ id }) => id);
}

type Freed = { ownerId: string; id: string; endedId: string; context: Context };

function unblock(stores: Stores, { ownerId, id, endedId, context }: Freed): Promise<StoredTask> {
  return changeTask(stores, {
    id,
    ownerId,
    context: partOf(context, id),
    trashed: true,
    async decide(task, moment) {
      const blockers = (await stores.tasks.getMany(task.blockedBy)).filter((other) => other.ownerId === ownerId);
      const cause = blockers.find((other) => other.id === endedId);
      return cause && isSetFreeBy(task, cause, blockers) ? unblockTask(task, moment) : unchanged(task);
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
