import { type Context, derivedUuid, stamp } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import { freshInbox, type InboxRecord } from '../domain/inbox.ts';
import type { NotificationRecord } from '../domain/notification.ts';
import { wake } from '../domain/place.ts';
import type { Collections } from '../store/collections.ts';

const BATCH = 200;

/** Brings back what was put off until now. It may be cut short and done again: each comes back once. */
export async function wakeSnoozed(collections: Collections, context: Context): Promise<void> {
  const due = { snoozedUntil: { gt: '', lte: context.now.toISOString() } };
  const order = { field: 'snoozedUntil', direction: 'asc' } as const;
  for (;;) {
    const { items } = await collections.notifications.find({ where: due, order, limit: BATCH });
    const inboxes = await inboxesOf(collections, items);
    await Promise.all(items.map((record) => wakeOne(collections, record, inboxes.get(record.userId), context)));
    if (items.length < BATCH) return;
  }
}

async function inboxesOf({ inboxes }: Collections, records: readonly NotificationRecord[]) {
  const found = await inboxes.getMany([...new Set(records.map(({ userId }) => userId))]);
  return new Map(found.map((inbox) => [inbox.id, inbox]));
}

async function wakeOne(
  { notifications }: Collections,
  found: NotificationRecord,
  inbox: InboxRecord = freshInbox(found.userId),
  context: Context,
) {
  const { id, version } = found;
  // One job wakes many: an event belongs to the notification as it was put off, which it can be again until the same moment.
  const own = {
    ...context,
    deriveId: (prefix: string, rule: string) => `${prefix}_${derivedUuid(`${id} ${version}`, rule)}`,
  };
  const { state, events } = wake(found, inbox, own);
  try {
    await notifications.save(state, stamp(events, context));
  } catch (error) {
    // It was moved or removed, or somebody else was faster; what is still due is found again.
    if (!(error instanceof StaleVersion)) throw error;
  }
}
