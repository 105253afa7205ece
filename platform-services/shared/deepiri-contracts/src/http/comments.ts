import { type Static, Type } from 'typebox';
import { defineRoutes } from '../route.ts';
import { Instant, idOf, nullable, pageOf, pageQuery, record } from '../schema.ts';
import { TaskId } from './tasks.ts';
import { UserId } from './users.ts';

export const CommentId = idOf('cmt');
const Text = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S', description: 'Markdown' });

/** Something that was said about a task. */
export const Comment = record('Comment', {
  id: CommentId,
  taskId: TaskId,
  authorId: UserId,
  text: Text,
  createdAt: Instant,
  editedAt: nullable(Instant),
  version: Type.Integer({ minimum: 1 }),
});
export type Comment = Static<typeof Comment>;

const CommentText = record('CommentText', { text: Text });

const tag = 'tasks' as const;
const ofTask = Type.Object({ id: TaskId });
const byId = Type.Object({ id: TaskId, commentId: CommentId });

export const commentRoutes = defineRoutes({
  listComments: {
    tag,
    method: 'GET',
    path: '/api/tasks/{id}/comments',
    access: 'user',
    summary: 'What was said about a task, the latest first',
    params: ofTask,
    query: Type.Object(pageQuery, { additionalProperties: false }),
    success: { status: 200, body: pageOf('CommentPage', Comment) },
    problems: ['invalid_cursor'],
  },
  addComment: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/comments',
    access: 'user',
    versioned: true,
    summary: 'Say something about a task',
    params: ofTask,
    body: CommentText,
    success: { status: 201, body: Comment },
  },
  updateComment: {
    tag,
    method: 'PATCH',
    path: '/api/tasks/{id}/comments/{commentId}',
    access: 'user',
    versioned: true,
    summary: 'Say it differently (JSON Merge Patch)',
    params: byId,
    body: CommentText,
    success: { status: 200, body: Comment },
  },
  deleteComment: {
    tag,
    method: 'DELETE',
    path: '/api/tasks/{id}/comments/{commentId}',
    access: 'user',
    versioned: true,
    summary: 'Take back what was said; it can be had back',
    params: byId,
    success: { status: 204, body: null },
  },
  restoreComment: {
    tag,
    method: 'POST',
    path: '/api/tasks/{id}/comments/{commentId}/restore',
    access: 'user',
    versioned: true,
    summary: 'Have back what was taken back',
    params: byId,
    success: { status: 200, body: Comment },
  },
});
