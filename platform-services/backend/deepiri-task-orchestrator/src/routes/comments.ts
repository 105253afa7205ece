import { commentRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { addComment, editComment, removeComment, restoreComment } from '../commands/comment.ts';
import { commentView } from '../domain/comment.ts';
import type { Stores } from '../store/collections.ts';
import { ownTask } from '../store/tasks.ts';
import { targetOf } from './call.ts';

const DEFAULT_LIMIT = 50;

export function commentRoutes(stores: Stores) {
  return [
    implement(routes.listComments, async ({ params, query, caller }) => {
      await ownTask(stores, caller.id, params.id);
      const { items, next } = await stores.comments.find({
        where: { taskId: params.id, removedAt: null },
        order: { field: 'createdAt', direction: 'desc' },
        limit: query.limit ?? DEFAULT_LIMIT,
        ...(query.cursor ? { after: query.cursor } : {}),
      });
      return { items: items.map(commentView), nextCursor: next ?? null };
    }),
    implement(routes.addComment, async ({ params, body, caller, context }) => {
      const comment = await addComment(stores, { taskId: params.id, authorId: caller.id, text: body.text }, context);
      return new Answer(commentView(comment), { location: `/api/tasks/${comment.taskId}/comments/${comment.id}` });
    }),
    implement(routes.updateComment, async (call) =>
      commentView(await editComment(stores, targetOf(call), call.params.commentId, call.body.text)),
    ),
    implement(
      routes.deleteComment,
      async (call) => void (await removeComment(stores, targetOf(call), call.params.commentId)),
    ),
    implement(routes.restoreComment, async (call) =>
      commentView(await restoreComment(stores, targetOf(call), call.params.commentId)),
    ),
  ];
}
