import { type NewEvent, type NotificationPlace, problem } from 'deepiri-contracts';
import type { Context, Decision } from 'deepiri-service-kit';
import { arrivalTime, daysAfter, type InboxRecord } from './inbox.ts';
import { type NotificationRecord, present, readTime } from './notification.ts';

/** Longest that something may be put off. */
const LONGEST_DAYS = 366;
/** What was put off is kept for as long after it came back, however old it is. */
const KEPT_AFTER_DAYS = 30;

type Placed = Pick<NotificationRecord, 'archivedAt' | 'snoozedUntil'>;

export function placeOf({ archivedAt, snoozedUntil }: Placed): NotificationPlace {
  if (archivedAt) return 'archive';
  return snoozedUntil ? 'snoozed' : 'inbox';
}

/** Away from the eyes, and read. */
export function archive(
  record: NotificationRecord,
  inbox: InboxRecord,
  context: Context,
): Decision<NotificationRecord> {
  if (placeOf(record) === 'archive') return { state: record, events: [] };
  const archivedAt = context.now.toISOString();
  const state = { ...put(record, inbox, context), archivedAt, snoozedUntil: null };
  const data = { notificationIds: [record.id], archivedAt };
  return { state, events: [{ ...begun('notification.archived', record, context), data }] };
}

/** Out of the inbox, or the archive, until then. @throws ProblemError invalid_body */
export function snooze(
  record: NotificationRecord,
  inbox: InboxRecord,
  until: string,
  context: Context,
): Decision<NotificationRecord> {
  const instant = new Date(until);
  // RFC 3339 has leap seconds, which no clock here shows.
  if (Number.isNaN(instant.getTime())) throw wrongTime('is not a time that exists');
  const at = instant.toISOString();
  if (at <= context.now.toISOString()) throw wrongTime('must be later than now');
  if (at > daysAfter(context.now, LONGEST_DAYS)) throw wrongTime('must be within a year');
  if (record.snoozedUntil === at) return { state: record, events: [] };
  const needed = daysAfter(instant, KEPT_AFTER_DAYS);
  const expiresAt = record.expiresAt !== null && record.expiresAt < needed ? needed : record.expiresAt;
  const state = { ...put(record, inbox, context), expiresAt, archivedAt: null, snoozedUntil: at };
  const data = { notificationIds: [record.id], until: at };
  return { state, events: [{ ...begun('notification.snoozed', record, context), data }] };
}

/** Back where it was, as read as it was there. */
export function restore(
  record: NotificationRecord,
  inbox: InboxRecord,
  context: Context,
): Decision<NotificationRecord> {
  if (placeOf(record) === 'inbox') return { state: record, events: [] };
  const { wasUnread = false, ...rest } = record;
  const readAt = wasUnread ? null : record.readAt;
  const state = { ...rest, version: record.version + 1, readAt, archivedAt: null, snoozedUntil: null };
  return { state, events: [returned(state, inbox, context)] };
}

/** Told again, because its time has come: new, unread, and on top. */
export function wake(record: NotificationRecord, inbox: InboxRecord, context: Context): Decision<NotificationRecord> {
  const { wasUnread: _, ...rest } = record;
  const { snoozedUntil, firstCreatedAt, createdAt } = rest;
  if (!snoozedUntil || snoozedUntil > context.now.toISOString()) return { state: record, events: [] };
  const state = {
    ...rest,
    version: record.version + 1,
    snoozedUntil: null,
    firstCreatedAt: firstCreatedAt ?? createdAt,
    createdAt: arrivalTime(inbox, context.now),
    readAt: null,
  };
  return { state, events: [returned(state, inbox, context)] };
}

function put(record: NotificationRecord, inbox: InboxRecord, { now }: Context): NotificationRecord {
  const readAt = readTime(record, inbox);
  const wasUnread = record.wasUnread ?? readAt === null;
  return { ...record, version: record.version + 1, readAt: readAt ?? now.toISOString(), wasUnread };
}

// One request moves many notifications, and each has an event of its own.
function begun<T extends NewEvent['type']>(type: T, { id, userId }: NotificationRecord, context: Context) {
  return {
    id: context.deriveId('evt', `${type} ${id}`),
    type,
    subject: id,
    userid: userId,
    time: context.now.toISOString(),
  };
}

function returned(state: NotificationRecord, inbox: InboxRecord, context: Context): NewEvent {
  return { ...begun('notification.returned', state, context), data: { notification: present(state, inbox) } };
}

function wrongTime(message: string) {
  return problem('invalid_body', `until ${message}.`, { errors: [{ pointer: '/until', message }] });
}
