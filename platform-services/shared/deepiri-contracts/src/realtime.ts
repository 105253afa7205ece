import { type Static, Type } from 'typebox';
import { type EventData, type EventType, events } from './events/index.ts';
import { Problem } from './problem.ts';
import { Instant } from './schema.ts';

/**
 * The events that leave for a user's sockets, with what is sent of each. A type that is not here stays inside,
 * and so does a field of its data that its schema does not name.
 */
export const liveEvents = {
  'user.updated': events['user.updated'],
  'task.created': events['task.created'],
  'task.updated': events['task.updated'],
  'task.started': events['task.started'],
  'task.completed': events['task.completed'],
  'task.reopened': events['task.reopened'],
  'task.deleted': events['task.deleted'],
  'task.restored': events['task.restored'],
  'task.dependency_added': events['task.dependency_added'],
  'task.dependency_removed': events['task.dependency_removed'],
  'task.unblocked': events['task.unblocked'],
  'tasks.imported': events['tasks.imported'],
  'project.created': events['project.created'],
  'project.updated': events['project.updated'],
  'project.deleted': events['project.deleted'],
  'view.created': events['view.created'],
  'view.updated': events['view.updated'],
  'view.deleted': events['view.deleted'],
  'time_entry.started': events['time_entry.started'],
  'time_entry.stopped': events['time_entry.stopped'],
  'time_entry.added': events['time_entry.added'],
  'time_entry.changed': events['time_entry.changed'],
  'time_entry.removed': events['time_entry.removed'],
  'comment.added': events['comment.added'],
  'comment.changed': events['comment.changed'],
  'comment.removed': events['comment.removed'],
  'comment.restored': events['comment.restored'],
  'xp.awarded': events['xp.awarded'],
  'xp.reversed': events['xp.reversed'],
  'level.reached': events['level.reached'],
  'badge.earned': events['badge.earned'],
  'streak.extended': events['streak.extended'],
  'streak.broken': events['streak.broken'],
  'notification.created': events['notification.created'],
  'notification.read': events['notification.read'],
  'notification.archived': events['notification.archived'],
  'notification.snoozed': events['notification.snoozed'],
  'notification.returned': events['notification.returned'],
} as const satisfies Partial<typeof events>;

export type LiveEventType = keyof typeof liveEvents & EventType;

/** What a socket receives as `event`. `offset` grows per user; a client sends its last one back to resume. */
export const LiveEvent = Type.Object(
  { offset: Type.Integer({ minimum: 1 }), id: Type.String(), type: Type.String(), at: Instant, data: Type.Unknown() },
  { title: 'LiveEvent' },
);
export type LiveEvent = Static<typeof LiveEvent>;

/** A live event of known type, with its data. */
export type LiveEventOf<T extends LiveEventType> = {
  [K in T]: Omit<LiveEvent, 'type' | 'data'> & { type: K; data: EventData<K> };
}[T];

/** Sent instead of missed events when they are too old: read everything again and go on from `offset`. */
export const Resync = Type.Object({ offset: Type.Integer({ minimum: 0 }), reason: Type.String() }, { title: 'Resync' });
export type Resync = Static<typeof Resync>;

/** Sent when a socket is up to date: from now on everything is live. `offset` is the newest there is. */
export const Ready = Type.Object({ offset: Type.Integer({ minimum: 0 }) }, { title: 'Ready' });
export type Ready = Static<typeof Ready>;

/** Why the server is about to close a socket. After `ended` and `expired` a new token is needed; otherwise come back and resume. */
export const socketCloseReasons = ['ended', 'expired', 'too_slow', 'too_many', 'unavailable', 'shutting_down'] as const;
export type SocketCloseReason = (typeof socketCloseReasons)[number];
export const SessionClosed = Type.Object(
  { reason: Type.Unsafe<SocketCloseReason>({ type: 'string', enum: socketCloseReasons }), detail: Type.String() },
  { title: 'SessionClosed' },
);
export type SessionClosed = Static<typeof SessionClosed>;

/** The token has expired: answer with `token:refresh` before `closesAt`. */
export const TokenExpired = Type.Object({ closesAt: Instant }, { title: 'TokenExpired' });
export type TokenExpired = Static<typeof TokenExpired>;

/** `io(url, { auth })`: the access token, and the last offset seen to resume from. */
export const SocketAuth = Type.Object(
  {
    token: Type.String({ maxLength: 4096 }),
    lastOffset: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  },
  { title: 'SocketAuth' },
);
export type SocketAuth = Static<typeof SocketAuth>;

export const TokenRefresh = Type.Object({ token: Type.String({ maxLength: 4096 }) }, { title: 'TokenRefresh' });
export type TokenRefresh = Static<typeof TokenRefresh>;

export const RoomJoin = Type.Object({ room: Type.String({ minLength: 1, maxLength: 100 }) }, { title: 'RoomJoin' });
export type RoomJoin = Static<typeof RoomJoin>;

/** What every message of a client is acknowledged with. */
export const SocketAck = Type.Union(
  [Type.Object({ ok: Type.Literal(true) }), Type.Object({ ok: Type.Literal(false), problem: Problem })],
  { title: 'SocketAck' },
);
export type SocketAck = Static<typeof SocketAck>;

/** Days for which missed events can be resumed. */
export const RESUME_DAYS = 7;

/** Seconds that a socket may stay after its token has expired. */
export const TOKEN_GRACE_SECONDS = 60;
