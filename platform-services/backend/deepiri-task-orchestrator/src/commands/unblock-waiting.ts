import { type Context, partOf } from 'deepiri-service-kit';
import { unchanged } from '../domain/decision.ts';
import { holdsUp } from '../domain/task.ts';
import { isSetFreeBy, unblockTask } from '../domain/unblocking.ts';
import type { Stores } from '../store/collections.ts';
import { waitingFor } from '../store/tasks.ts';
import { changeTask } from './change-task.ts';

/** Tells the tasks that waited for this one and now wait for nothing. Handling the same end again changes nothing (G4). */
export async function unblockWaiting(stores: Stores, ownerId: string, endedId: string, context: Context) {
  const ended = await stores.tasks.get(endedId);
  if (!ended || ended.ownerId !== ownerId || holdsUp(ended)) return;
  const waiting: string[] = [];
  for await (const { id } of waitingFor(stores, ownerId, [endedId])) waiting.push(id);
  await Promise.all(
    waiting.map((id) =>
      changeTask(stores, {
        id,
        ownerId,
        context: partOf(context, id),
        trashed: true,
        async decide(task, moment) {
          const blockers = (await stores.tasks.getMany(task.blockedBy)).filter((other) => other.ownerId === ownerId);
          const cause = blockers.find((other) => other.id === endedId);
          return cause && isSetFreeBy(task, cause, blockers) ? unblockTask(task, moment) : unchanged(task);
        },
      }),
    ),
  );
}
