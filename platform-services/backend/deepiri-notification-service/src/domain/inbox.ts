import {
  type NewEvent,
  type NotificationKind,
  type NotificationPreferences,
  notificationKinds,
  problem,
  type QuietHours,
  type User,
} from 'deepiri-contracts';
import type { Context, Decision } from 'deepiri-service-kit';

/** What is kept once per user: which kinds are not wanted, and up to when everything counts as read. */
export type InboxRecord = {
  id: string;
  version: number;
  muted: NotificationKind[];
  quietHours?: QuietHours | null;
  /** The zone of the person's wall, and the version of the user that it is from. */
  zone?: { timeZone: string; userVersion: number };
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

/** @throws ProblemError invalid_body */
export function choose(inbox: InboxRecord, wanted: NotificationPreferences): Decision<InboxRecord> {
  const muted = notificationKinds.filter((kind) => !wanted.kinds[kind]);
  const quietHours = wanted.quietHours ?? null;
  if (quietHours && quietHours.from === quietHours.to) {
    throw problem('invalid_body', 'quietHours must end at another time than they begin.', {
      errors: [{ pointer: '/quietHours/to', message: 'must be another time than from' }],
    });
  }
  const before = preferencesOf(inbox);
  const same = muted.join() === inbox.muted.join() && isSame(quietHours, before.quietHours ?? null);
  return { state: same ? inbox : { ...inbox, version: inbox.version + 1, muted, quietHours }, events: [] };
}

function isSame(a: QuietHours | null, b: QuietHours | null): boolean {
  return a?.from === b?.from && a?.to === b?.to;
}

export function preferencesOf({ muted, quietHours = null }: InboxRecord): NotificationPreferences {
  const kinds = Object.fromEntries(notificationKinds.map((kind) => [kind, !muted.includes(kind)]));
  return { kinds: kinds as NotificationPreferences['kinds'], quietHours };
}

/** Takes over where the person's wall is; older news changes nothing. */
export function livesIn(
  inbox: InboxRecord,
  { timeZone, version }: Pick<User, 'timeZone' | 'version'>,
): Decision<InboxRecord> {
  const { zone, closed } = inbox;
  if (closed || (zone && (zone.userVersion >= version || zone.timeZone === timeZone)))
    return { state: inbox, events: [] };
  return { state: { ...inbox, version: inbox.version + 1, zone: { timeZone, userVersion: version } }, events: [] };
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
