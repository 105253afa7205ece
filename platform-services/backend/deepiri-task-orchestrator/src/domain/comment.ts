import { type Comment, type CommentRecord, type NewEvent, problem } from 'deepiri-contracts';
import type { Moment } from './decision.ts';

/** What is stored: what was taken back is kept, so that it can be had back. */
export type StoredComment = Comment & {
  removedAt: string | null;
  /** The id that it has in archives, where an import gave it another one here. */
  archiveId?: string;
};
export type CommentDecision = { state: StoredComment; events: readonly NewEvent[] };
type Step = 'added' | 'imported' | 'changed' | 'removed' | 'restored';

export function addComment(
  { id, taskId, authorId, text }: Pick<Comment, 'id' | 'taskId' | 'authorId' | 'text'>,
  moment: Moment,
): CommentDecision {
  const times = { createdAt: moment.now, editedAt: null, removedAt: null };
  return told({ id, taskId, authorId, text, ...times, version: 1 }, 'added', moment);
}

/** @throws ProblemError not_found when it was taken back */
export function editComment(comment: StoredComment, text: string, moment: Moment): CommentDecision {
  checkThere(comment);
  if (text === comment.text) return { state: comment, events: [] };
  return told(next(comment, { text, editedAt: moment.now }), 'changed', moment);
}

/** @throws ProblemError not_found when it was taken back already */
export function removeComment(comment: StoredComment, moment: Moment): CommentDecision {
  checkThere(comment);
  return told(next(comment, { removedAt: moment.now }), 'removed', moment);
}

export function restoreComment(comment: StoredComment, moment: Moment): CommentDecision {
  if (comment.removedAt === null) return { state: comment, events: [] };
  return told(next(comment, { removedAt: null }), 'restored', moment);
}

/** A comment of an archive, as it was there. */
export function importComment(
  { id: archiveId, text, createdAt, editedAt }: CommentRecord,
  { id, taskId, authorId }: Pick<Comment, 'id' | 'taskId' | 'authorId'>,
  moment: Moment,
): CommentDecision {
  const state = { id, taskId, authorId, text, createdAt, editedAt, removedAt: null, version: 1, archiveId };
  return told(state, 'imported', moment);
}

/** The comment as archives have it. @param taskId of its task in the archive */
export function archivedComment(comment: StoredComment, taskId: string): CommentRecord {
  const { archiveId: id = comment.id, text, createdAt, editedAt } = comment;
  return { id, taskId, text, createdAt, editedAt };
}

/** What leaves the service, field by field. */
export function commentView({ id, taskId, authorId, text, createdAt, editedAt, version }: StoredComment): Comment {
  return { id, taskId, authorId, text, createdAt, editedAt, version };
}

function next(comment: StoredComment, fields: Partial<StoredComment>): StoredComment {
  return { ...comment, ...fields, version: comment.version + 1 };
}

function checkThere({ removedAt }: StoredComment) {
  if (removedAt !== null) throw problem('not_found', 'The comment was taken back. Restore it first.');
}

function told(state: StoredComment, step: Step, { now, eventId }: Moment): CommentDecision {
  const event = {
    id: eventId,
    type: `comment.${step}`,
    subject: state.id,
    userid: state.authorId,
    time: now,
    data: { comment: commentView(state) },
  };
  return { state, events: [event as NewEvent] };
}
