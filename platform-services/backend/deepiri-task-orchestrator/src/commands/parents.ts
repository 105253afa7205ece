import { problem } from 'deepiri-contracts';
import { MAX_LEVELS } from '../domain/subtasks.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Announcement, Stores } from '../store/collections.ts';
import { subtasksOf } from '../store/tasks.ts';
import { announce } from './announce.ts';

type Place = { ownerId: string; parentId: string; taskId?: string };

/**
 * A parent is a task of the owner, not below the task itself, and leaves room for what is below it.
 * @param announced parents that others are about to save
 * @throws ProblemError invalid_body
 */
export async function checkParent(
  stores: Stores,
  { ownerId, parentId, taskId }: Place,
  announced: readonly Announcement[] = [],
): Promise<void> {
  const above = async (ids: readonly string[]) => {
    const found = (await stores.tasks.getMany(ids)).filter((task) => task.ownerId === ownerId);
    // A task has one parent, saved or about to be.
    const parents = found.flatMap((task) => [task.parentId, ...announcedOf(task.id, announced)]);
    return { found, parents: [...new Set(parents.filter((id) => id !== null))] };
  };
  let level = [parentId];
  let levels = 0;
  while (level.length > 0) {
    if (taskId && level.includes(taskId)) throw wrongParent('is the task itself or below it');
    const { found, parents } = await above(level);
    if (levels === 0 && found[0]?.deletedAt !== null) throw wrongParent('is not a task of yours');
    if (++levels === MAX_LEVELS) throw tooDeep();
    level = parents;
  }
  if (taskId && levels + (await heightOf(stores, ownerId, taskId)) > MAX_LEVELS) throw tooDeep();
}

/** Called before a task is saved with another parent. @throws ProblemError invalid_body, conflict */
export function announceParent(stores: Stores, after: StoredTask): Promise<void> {
  const { id: taskId, ownerId, parentId } = after;
  if (parentId === null) return Promise.resolve();
  return announce(stores, after, { kind: 'parent', to: [parentId] }, (announced) =>
    checkParent(stores, { ownerId, parentId, taskId }, announced),
  );
}

/** Levels of tasks from this one down, itself included. */
async function heightOf(stores: Stores, ownerId: string, taskId: string): Promise<number> {
  let level = [taskId];
  for (let height = 0; ; height++) {
    if (level.length === 0 || height === MAX_LEVELS) return height;
    const below: string[] = [];
    for await (const { id } of subtasksOf(stores, ownerId, level)) below.push(id);
    level = below;
  }
}

function announcedOf(id: string, announced: readonly Announcement[]): string[] {
  return announced.filter(({ from }) => from === id).flatMap(({ to }) => to);
}

function tooDeep() {
  return wrongParent(`would put a task on level ${MAX_LEVELS + 1}, and ${MAX_LEVELS} are the most`);
}

function wrongParent(what: string) {
  return problem('invalid_body', `parentId ${what}. Choose another task, or null.`, {
    errors: [{ pointer: '/parentId', message: what }],
  });
}
