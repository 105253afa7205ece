import { type Context, derivedUuid, partOf, stamp } from 'deepiri-service-kit';
import { createTask } from '../domain/creation.ts';
import { followBack, followToTrash, isTakenBackWith, MAX_LEVELS, moveUnder, stepOf } from '../domain/subtasks.ts';
import { bins, isOpen, type StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { isSpokenOf } from '../store/comments.ts';
import { subtasksOf } from '../store/tasks.ts';
import { changeTask, momentOf } from './change-task.ts';

type Family = { ownerId: string; parentId: string; context: Context };

/** Subtasks go to the trash with their parent, and come back with it. Looks at how it is now, so that once or twice is the same (G4). */
export async function followParent(stores: Stores, { ownerId, parentId, context }: Family): Promise<void> {
  const parent = await stores.tasks.get(parentId);
  if (!parent || parent.ownerId !== ownerId) return;
  const isGone = parent.deletedAt !== null;
  for (const { id } of await all(
    isGone ? subtasksOf(stores, ownerId, [parentId]) : goneFrom(stores, ownerId, parentId),
  )) {
    const isSpoken = parent.takenBack === true && (await isSpokenOf(stores, id));
    await changeTask(stores, {
      id,
      ownerId,
      context: partOf(context, id),
      trashed: true,
      decide: (task, moment) =>
        isGone ? followToTrash(task, moment, !isSpoken && isTakenBackWith(task, parent)) : followBack(task, moment),
    });
  }
}

async function* goneFrom(stores: Stores, ownerId: string, parentId: string): AsyncGenerator<StoredTask> {
  for (const bin of bins) if (bin !== 'list') yield* subtasksOf(stores, ownerId, [parentId], bin);
}

/** The id of a step of the next time: one per completion and step, however often it is told. */
const nextStepId = (completionId: string, stepId: string) => `tsk_${derivedUuid(completionId, 'step', stepId)}`;

type Steps = { ownerId: string; from: string; to: string; completionId: string; context: Context; levels?: number };

/**
 * The steps of a repeating task for its next time: what was done is to do again, what was not comes along. Steps that
 * repeat by themselves go their own way.
 */
export async function repeatSteps(stores: Stores, { levels = MAX_LEVELS, ...family }: Steps): Promise<void> {
  const { ownerId, from, to, completionId, context } = family;
  if (levels === 0) return;
  for (const step of await all(subtasksOf(stores, ownerId, [from]))) {
    if (step.recurrence !== null || step.status === 'cancelled') continue;
    const id = nextStepId(completionId, step.id);
    const part = partOf(context, id);
    if (isOpen(step.status)) await move(stores, step, to, part);
    else if (!(await stores.tasks.get(id))) {
      const { state, events } = createTask({ ...stepOf(step), parentId: to }, ownerId, id, momentOf(part));
      await stores.tasks.save(state, stamp(events, part));
    }
    if (!isOpen(step.status)) await repeatSteps(stores, { ...family, from: step.id, to: id, levels: levels - 1 });
  }
}

/** Gives the steps that came along back to the task that is not done after all. */
export async function takeBackSteps(stores: Stores, { ownerId, from, to, completionId, context }: Steps) {
  const steps = await all(subtasksOf(stores, ownerId, [from]));
  const again = [...(await all(subtasksOf(stores, ownerId, [to]))), ...(await all(goneFrom(stores, ownerId, to)))];
  const made = new Set(again.map(({ id }) => nextStepId(completionId, id)));
  for (const step of steps) if (!made.has(step.id)) await move(stores, step, to, partOf(context, step.id));
}

function move(stores: Stores, { id, ownerId }: StoredTask, parentId: string, context: Context): Promise<StoredTask> {
  return changeTask(stores, { id, ownerId, context, decide: (task, moment) => moveUnder(task, parentId, moment) });
}

// Read to the end before anything is changed: a page of a list goes on from its last task.
async function all(tasks: AsyncIterable<StoredTask>): Promise<StoredTask[]> {
  const found: StoredTask[] = [];
  for await (const task of tasks) found.push(task);
  return found;
}
