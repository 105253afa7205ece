import { type Static, type TSchema, Type } from 'typebox';
import { Comment } from '../http/comments.ts';
import { Badge, LedgerEntry, XpTerm } from '../http/gamification.ts';
import { Notification } from '../http/notifications.ts';
import { Project } from '../http/projects.ts';
import { TaskView } from '../http/task-views.ts';
import { JsonPatch, Task, taskChanges } from '../http/tasks.ts';
import { TimeEntry } from '../http/time-entries.ts';
import { User } from '../http/users.ts';
import { Instant, LocalDate, nullable, oneOf } from '../schema.ts';
import { Actor, type CloudEvent } from './envelope.ts';

const userData = Type.Object({ user: User });
const taskData = Type.Object({ task: Task, change: oneOf(taskChanges), patch: JsonPatch });
/** `completionId` is the id of the `task.completed` event that is undone. */
const taskReopened = Type.Object({ ...taskData.properties, completionId: nullable(Type.String()) });
/** A version that an import brought along: it happened elsewhere, so nothing follows from it here. `by` did it there. */
const taskImported = Type.Object({ ...taskData.properties, by: Actor });
const entryData = Type.Object({ entry: TimeEntry });
const commentData = Type.Object({ comment: Comment });
const taskEdge = Type.Object({ ...taskData.properties, otherId: Type.String() });
const projectData = Type.Object({ project: Project });
/** `formerName` is set when the name has changed. */
const projectUpdated = Type.Object({ project: Project, formerName: nullable(Type.String()) });
const viewData = Type.Object({ view: TaskView });
const xpData = Type.Object({
  entry: LedgerEntry,
  terms: Type.Array(XpTerm),
  xp: Type.Integer({ description: 'Total after the entry' }),
  level: Type.Integer(),
  rulesVersion: Type.Integer(),
  counts: Type.Optional(
    Type.Array(Type.String(), { description: 'Counters that the award raised; its reversal lowers them again' }),
  ),
});
/** `days`: the length with `localDate` when extended; the length that was lost when broken. `localDate`: the day that counted, or the first one that no freeze covered. */
const streakData = Type.Object({
  days: Type.Integer(),
  best: Type.Integer(),
  localDate: LocalDate,
  freezesUsed: Type.Integer(),
});

/** The data schema of every event between services, by type. */
export const events = {
  'user.registered': userData,
  'user.updated': userData,
  'user.deleted': Type.Object({ userId: Type.String() }),
  'session.ended': Type.Object({
    sessionId: Type.String({ description: 'A session (`ses_…`) or a personal access token (`pat_…`)' }),
  }),
  'task.created': taskData,
  'task.updated': taskData,
  'task.started': taskData,
  'task.completed': taskData,
  'task.reopened': taskReopened,
  'task.deleted': taskData,
  'task.restored': taskData,
  'task.dependency_added': taskEdge,
  'task.dependency_removed': taskEdge,
  'task.unblocked': taskData,
  'task.imported': taskImported,
  'tasks.imported': Type.Object({ count: Type.Integer({ description: 'Tasks that an import made or continued' }) }),
  'project.created': projectData,
  'project.updated': projectUpdated,
  'project.deleted': projectData,
  'view.created': viewData,
  'view.updated': viewData,
  'view.deleted': viewData,
  'time_entry.started': entryData,
  'time_entry.stopped': entryData,
  'time_entry.added': entryData,
  'time_entry.changed': entryData,
  'time_entry.removed': entryData,
  'time_entry.imported': entryData,
  'comment.added': commentData,
  'comment.changed': commentData,
  'comment.removed': commentData,
  'comment.restored': commentData,
  'comment.imported': commentData,
  'xp.awarded': xpData,
  'xp.reversed': xpData,
  'level.reached': Type.Object({ level: Type.Integer(), xp: Type.Integer() }),
  'badge.earned': Type.Object({ badge: Badge, earnedAt: Instant }),
  'streak.extended': streakData,
  'streak.broken': streakData,
  'notification.created': Type.Object({ notification: Notification }),
  'notification.read': Type.Object({
    notificationIds: Type.Array(Type.String()),
    all: Type.Boolean(),
    readAt: Instant,
  }),
  'notification.archived': Type.Object({ notificationIds: Type.Array(Type.String()), archivedAt: Instant }),
  'notification.snoozed': Type.Object({ notificationIds: Type.Array(Type.String()), until: Instant }),
  /** It is in the inbox again: brought back, or unread because the time until which it was put off is over. */
  'notification.returned': Type.Object({ notification: Notification }),
} as const satisfies Record<string, TSchema>;

export type EventType = keyof typeof events;
export type EventData<T extends EventType> = Static<(typeof events)[T]>;
export type EventOf<T extends EventType> = { [K in T]: Omit<CloudEvent<EventData<K>>, 'type'> & { type: K } }[T];

/** What a decision gives out: the event before the store adds source and trace. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: { id: string; type: K; subject: string; userid: string; time: string; data: EventData<K> };
}[T];
