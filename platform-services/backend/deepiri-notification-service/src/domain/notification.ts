import type { NewEvent, Notification, NotificationKind } from 'deepiri-contracts';
import type { Context, Decision } from 'deepiri-service-kit';
import { accepts, arrivalTime, daysAfter, type InboxRecord } from './inbox.ts';

/** What is said, before it is known to whom and when. */
export type Message = {
  kind: NotificationKind;
  title: string;
  body: string;
  /** Path in the web app. */
  link: string;
  /** The facts in it, so that an app can say it in its own words. */
  data: Record<string, unknown>;
};

export type NotificationRecord = Message & {
  id: string;
  version: number;
  userId: string;
  /** What it is about; the same for all that was told about one task. Of older ones unknown. */
  thread?: string;
  createdAt: string;
  /** When it came for the first time, where it was put off since. */
  firstCreatedAt?: string;
  /** Read by itself; `readTime` also knows what was read with all others. */
  readAt: string | null;
  /** While it is away: nobody had read it before. */
  wasUnread?: boolean;
  archivedAt?: string | null;
  snoozedUntil?: string | null;
  /** When it may be removed; null: never. */
  expiresAt: string | null;
};

/** @returns undefined when the user does not want to be told */
export function notify(
  inbox: InboxRecord,
  { id, message, keptDays }: { id: string; message: Message /** 0: for ever. */; keptDays: number },
  context: Context,
): Decision<NotificationRecord> | undefined {
  if (!accepts(inbox, message.kind)) return undefined;
  const createdAt = arrivalTime(inbox, context.now);
  const expiresAt = keptDays === 0 ? null : daysAfter(context.now, keptDays);
  const { taskId } = message.data;
  const thread = typeof taskId === 'string' ? taskId : id;
  const state = {
    ...{ id, version: 1, userId: inbox.id, ...message, thread, createdAt, readAt: null },
    ...{ archivedAt: null, snoozedUntil: null, expiresAt },
  };
  const event: NewEvent = {
    id: context.deriveId('evt', 'notification.created'),
    type: 'notification.created',
    subject: id,
    userid: inbox.id,
    time: context.now.toISOString(),
    data: { notification: present(state, inbox) },
  };
  return { state, events: [event] };
}

/** Reading twice is reading once. */
export function read(record: NotificationRecord, inbox: InboxRecord, context: Context): Decision<NotificationRecord> {
  if (readTime(record, inbox) !== null) return { state: record, events: [] };
  const readAt = context.now.toISOString();
  return {
    state: { ...record, version: record.version + 1, readAt },
    events: [wasRead(record, readAt, context)],
  };
}

/** What was told is not true any more: it stays, says so, and does not ask for attention. */
export function takeBack(
  record: NotificationRecord,
  inbox: InboxRecord,
  reason: string,
  context: Context,
): Decision<NotificationRecord> {
  if (record.data['takenBack'] === true) return { state: record, events: [] };
  const before = readTime(record, inbox);
  const readAt = before ?? context.now.toISOString();
  const body = `${record.body} ${reason}`;
  const { wasUnread: _, ...rest } = record;
  const state = { ...rest, version: record.version + 1, body, readAt, data: { ...record.data, takenBack: true } };
  return {
    state,
    events: before === null ? [wasRead(record, readAt, context)] : [],
  };
}

/** When it was read, by itself or with all others; null while it is unread. */
export function readTime({ readAt, createdAt }: NotificationRecord, { readUpTo }: InboxRecord): string | null {
  if (readAt !== null) return readAt;
  return readUpTo !== null && createdAt <= readUpTo ? readUpTo : null;
}

export const threadOf = ({ id, thread = id }: NotificationRecord): string => thread;

export function present(record: NotificationRecord, inbox: InboxRecord): Notification {
  const { id, kind, title, body, link, createdAt, data } = record;
  const { firstCreatedAt = null, archivedAt = null, snoozedUntil = null } = record;
  const readAt = readTime(record, inbox);
  const times = { createdAt, firstCreatedAt, readAt, archivedAt, snoozedUntil };
  return { id, kind, title, body, link, threadId: threadOf(record), ...times, data };
}

function wasRead({ id, userId }: NotificationRecord, readAt: string, context: Context): NewEvent {
  const eventId = context.deriveId('evt', 'notification.read');
  const data = { notificationIds: [id], all: false, readAt };
  return { id: eventId, type: 'notification.read', subject: id, userid: userId, time: readAt, data };
}
