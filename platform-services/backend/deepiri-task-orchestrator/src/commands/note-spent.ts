import type { Context } from 'deepiri-service-kit';
import { noteSpent as decide } from '../domain/spent.ts';
import { minutesOf } from '../domain/time-entry.ts';
import type { Stores } from '../store/collections.ts';
import { entriesOf } from '../store/time-entries.ts';
import { changeTask } from './change-task.ts';
import { stopRunning } from './track-time.ts';

type Of = { ownerId: string; taskId: string; context: Context };

/** The entries of a task become its time spent. Their sum is taken anew, so once or twice is the same (G4). */
export async function noteSpent(stores: Stores, { ownerId, taskId, context }: Of): Promise<void> {
  const task = await stores.tasks.get(taskId);
  if (task?.ownerId !== ownerId) return;
  await changeTask(stores, {
    id: taskId,
    ownerId,
    context,
    trashed: true,
    // The sum after the task: who comes second reads both again.
    decide: async (task, moment) => decide(task, minutesOf(await entriesOf(stores, taskId)), moment),
  });
}

/** Ends what runs on a task. @returns the minutes that all its entries come to */
export async function finishTracking(stores: Stores, { ownerId, taskId, context }: Of): Promise<number> {
  const entries = await entriesOf(stores, taskId);
  const ended = entries.map((entry) =>
    entry.endedAt === null && entry.ownerId === ownerId ? stopRunning(stores, entry, undefined, context) : entry,
  );
  return minutesOf(await Promise.all(ended));
}
