import type { NewTask } from 'deepiri-contracts';
import { type Context, stamp } from 'deepiri-service-kit';
import { createTask as decide } from '../domain/creation.ts';
import type { StoredTask } from '../domain/task.ts';
import { calendarOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { momentOf } from './change-task.ts';
import { checkBlockers, checkProject } from './links.ts';
import { checkParent } from './parents.ts';

/**
 * Creates a task: one write, and nothing is read unless it names other tasks or a project, or repeats. It can close no circle, because nobody
 * can wait for it before it exists.
 * @throws ProblemError invalid_body, not_found
 */
export async function createTask(
  stores: Stores,
  ownerId: string,
  body: NewTask,
  context: Context,
): Promise<StoredTask> {
  if (body.blockedBy && body.blockedBy.length > 0) await checkBlockers(stores, ownerId, body.blockedBy);
  if (body.parentId) await checkParent(stores, { ownerId, parentId: body.parentId });
  if (body.projectId) await checkProject(stores, ownerId, body.projectId);
  const calendar = body.recurrence ? await calendarOf(stores, ownerId) : undefined;
  const { state, events } = decide(body, ownerId, context.newId('tsk'), momentOf(context), calendar);
  const outcome = await stores.tasks.save(state, stamp(events, context));
  return outcome === 'saved' ? state : ((await stores.tasks.get(state.id)) ?? state);
}
