import {
  type NewEvent,
  type NotificationKind,
  type NotificationPreferences,
  notificationKinds,
} from 'deepiri-contracts';
import type { Context, Decision } from 'deepiri-service-kit';

/** What is kept once per user: which kinds are not wanted, and up to when everything counts as read. */
export type InboxRecord = {
  id: string;
  version: number;
  muted: NotificationKind[];
  /** Everything created up to this instant is read, so that reading all is one small write however many there are. */
  readUpTo: string | null;
  /** Of a deleted user: nothing may arrive any more. */
  closed: boolean;
  expiresAt: string | null;
};

/** A late event of a deleted user can still come for as long as the bus keeps events; this is well beyond. */
const CLOSED_DAYS = 90;

/** An inbox that was never written: all kinds are wanted, nothing was read. */
export function freshInbox(userId: string): InboxRecord {
  return { id: userId, version: 0, muted: [], readUpTo: null, closed: false, expiresAt: null };
}

export function accepts(inbox: InboxRecord, kind: NotificationKind): boolean {
  return !inbox.closed && !inbox.muted.includes(kind);
}

/** When a notification that is made now is created: always later than what was read already. */
export function arrivalTime({ readUpTo }: InboxRecord, now: Date): string {
  const at = now.toISOString();
  return readUpTo === null || at > readUpTo ? at : new Date(Date.parse(readUpTo) + 1).toISOString();
}

/** @param newest creation of the newest notification, which may be ahead of the clock by some milliseconds */
export function readEverything(inbox: InboxRecord, newest: string, context: Context): Decision<InboxRecord> {
  const now = context.now.toISOString();
  const readUpTo = newest > now ? newest : now;
  const event: NewEvent = {
    id: context.deriveId('evt', 'notification.read'),
    type: 'notification.read',
    subject: inbox.id,
    userid: inbox.id,
    time: now,
    data: { notificationIds: [], all: true, readAt: readUpTo },
  };
  return { state: { ...inbox, version: inbox.version + 1, readUpTo }, events: [event] };
}

export function choose(inbox: InboxRecord, { kinds }: NotificationPreferences): Decision<InboxRecord> {
  const muted = notificationKinds.filter((kind) => !kinds[kind]);
  const same = muted.join() === inbox.muted.join();
  return { state: same ? inbox : { ...inbox, version: inbox.version + 1, muted }, events: [] };
}

export function preferencesOf({ muted }: InboxRecord): NotificationPreferences {
  const kinds = Object.fromEntries(notificationKinds.map((kind) => [kind, !muted.includes(kind)]));
  return { kinds: kinds as NotificationPreferences['kinds'] };
}

export function close(inbox: InboxRecord, now: Date): Decision<InboxRecord> {
  if (inbox.closed) return { state: inbox, events: [] };
  const expiresAt = daysAfter(now, CLOSED_DAYS);
  return {
    state: { ...freshInbox(inbox.id), version: inbox.version + 1, closed: true, expiresAt },
    events: [],
  };
}

export function daysAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}
