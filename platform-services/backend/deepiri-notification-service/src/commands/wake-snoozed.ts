import { type Context, derivedUuid, execute } from 'deepiri-service-kit';
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
  const { id, snoozedUntil } = found;
  // One job wakes many, perhaps twice: an event belongs to the notification and to the time until which it was put off.
  const own = {
    ...context,
    deriveId: (prefix: string, rule: string) => `${prefix}_${derivedUuid(`${id} ${snoozedUntil}`, rule)}`,
  };
  await execute({ collection: notifications, id, context: own, decide: (record = found) => wake(record, inbox, own) });
}
