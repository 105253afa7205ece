import { problem } from 'deepiri-contracts';
import { type Context, execute, stamp } from 'deepiri-service-kit';
import {
  addComment as add,
  type CommentDecision,
  commentView,
  editComment as edit,
  removeComment as remove,
  restoreComment as restore,
  type StoredComment,
} from '../domain/comment.ts';
import type { Moment } from '../domain/decision.ts';
import type { Stores } from '../store/collections.ts';
import { listedTask } from '../store/tasks.ts';
import { momentOf, type Target } from './change-task.ts';

type Said = { taskId: string; authorId: string; text: string };

/** @throws ProblemError not_found */
export async function addComment(stores: Stores, { taskId, authorId, text }: Said, context: Context) {
  await listedTask(stores, authorId, taskId);
  const { state, events } = add({ id: context.newId('cmt'), taskId, authorId, text }, momentOf(context));
  const outcome = await stores.comments.save(state, stamp(events, context));
  return outcome === 'saved' ? state : ((await stores.comments.get(state.id)) ?? state);
}

/** @param target the task @throws ProblemError not_found, stale_version */
export function editComment(stores: Stores, target: Target, id: string, text: string): Promise<StoredComment> {
  return change(stores, target, id, (comment, moment) => edit(comment, text, moment));
}

/** @throws ProblemError not_found, stale_version */
export function removeComment(stores: Stores, target: Target, id: string): Promise<StoredComment> {
  return change(stores, target, id, remove);
}

/** @throws ProblemError not_found, stale_version */
export function restoreComment(stores: Stores, target: Target, id: string): Promise<StoredComment> {
  return change(stores, target, id, restore);
}

async function change(
  stores: Stores,
  { id: taskId, ownerId, context, expectedVersion }: Target,
  id: string,
  decide: (comment: StoredComment, moment: Moment) => CommentDecision,
): Promise<StoredComment> {
  const { state } = await execute<StoredComment>({
    collection: stores.comments,
    id,
    context,
    expectedVersion,
    log: stores.log,
    present: commentView,
    decide(comment) {
      if (comment?.authorId !== ownerId || comment.taskId !== taskId)
        throw problem('not_found', 'You have no comment with this id on this task.');
      return decide(comment, momentOf(context));
    },
  });
  return state;
}
