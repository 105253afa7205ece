import type { Task } from 'deepiri-contracts';
import { type Context, derivedUuid, stamp } from 'deepiri-service-kit';
import { unchanged } from '../domain/decision.ts';
import { isUntouched, successorOf } from '../domain/recurrence/successor.ts';
import { deleteTask } from '../domain/trash.ts';
import { clockOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { changeTask, momentOf } from './change-task.ts';

/** Each completion has one successor at the most, however often it is told (G4). */
function successorId(completionId: string): string {
  return `tsk_${derivedUuid(completionId, 'successor')}`;
}

/** Makes the task that follows a repeating one which was done. @param done the task as the completion left it */
export async function repeatTask(stores: Stores, done: Task, completionId: string, context: Context): Promise<void> {
  if (done.recurrence === null) return;
  const id = successorId(completionId);
  const [now, successor] = await Promise.all([stores.tasks.get(done.id), stores.tasks.get(id)]);
  if (successor || now?.completionId !== completionId) return;
  const decision = successorOf(done, id, await clockOf(stores, done.ownerId), momentOf(context));
  if (decision) await stores.tasks.save(decision.state, stamp(decision.events, context));
}

/** Takes the successor away again when a completion is undone and nobody has touched it. */
export async function takeBackRepeat(stores: Stores, ownerId: string, completionId: string, context: Context) {
  const id = successorId(completionId);
  const successor = await stores.tasks.get(id);
  if (!successor || successor.ownerId !== ownerId) return;
  await changeTask(stores, {
    id,
    ownerId,
    context,
    trashed: true,
    decide: (task, moment) => (isUntouched(task) ? deleteTask(task, moment) : unchanged(task)),
  });
}
