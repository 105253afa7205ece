import type { Task } from 'deepiri-contracts';
import { type Context, derivedUuid, stamp } from 'deepiri-service-kit';
import { unchanged } from '../domain/decision.ts';
import { isUntouched, successorOf } from '../domain/recurrence/successor.ts';
import { deleteTask } from '../domain/trash.ts';
import { calendarOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { isSpokenOf } from '../store/comments.ts';
import { changeTask, momentOf } from './change-task.ts';
import { repeatSteps, takeBackSteps } from './follow-parent.ts';

/** Each completion has one successor at the most, however often it is told (G4). */
function successorId(completionId: string): string {
  return `tsk_${derivedUuid(completionId, 'successor')}`;
}

/** Makes the task that follows a repeating one which was done. @param done the task as the completion left it */
export async function repeatTask(stores: Stores, done: Task, completionId: string, context: Context): Promise<void> {
  if (done.recurrence === null) return;
  const id = successorId(completionId);
  const [now, successor] = await Promise.all([stores.tasks.get(done.id), stores.tasks.get(id)]);
  if (now?.completionId !== completionId) return;
  if (!successor) {
    const calendar = await calendarOf(stores, done.ownerId);
    const decision = successorOf({ ...done, leftOut: now.leftOut }, id, calendar, momentOf(context));
    if (!decision) return;
    await stores.tasks.save(decision.state, stamp(decision.events, context));
  } else if (successor.deletedAt !== null) return;
  await repeatSteps(stores, { ownerId: done.ownerId, from: done.id, to: id, completionId, context });
}

/** Takes the successor away again when a completion is undone and nobody has touched it. @param taskId the task that is not done after all */
export async function takeBackRepeat(stores: Stores, taskId: string, completionId: string, context: Context) {
  const id = successorId(completionId);
  const [task, successor] = await Promise.all([stores.tasks.get(taskId), stores.tasks.get(id)]);
  if (!task || !successor || successor.ownerId !== task.ownerId) return;
  const { ownerId } = task;
  if (isUntouched(successor)) await takeBackSteps(stores, { ownerId, from: id, to: taskId, completionId, context });
  const takenBack = !(await isSpokenOf(stores, id));
  await changeTask(stores, {
    id,
    ownerId,
    context,
    trashed: true,
    decide: (task, moment) => (isUntouched(task) ? deleteTask(task, moment, { takenBack }) : unchanged(task)),
  });
}
