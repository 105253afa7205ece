import { type Notification, problem } from 'deepiri-contracts';
import { type Context, type Decision, execute } from 'deepiri-service-kit';
import type { InboxRecord } from '../domain/inbox.ts';
import { type NotificationRecord, present, threadOf } from '../domain/notification.ts';
import { archive, placeOf, restore, snooze } from '../domain/place.ts';
import type { Collections } from '../store/collections.ts';
import { inboxOf, threadFrom } from '../store/queries.ts';

type Asked = { id: string; userId: string };
type Move = (record: NotificationRecord, inbox: InboxRecord) => Decision<NotificationRecord>;

/** @throws ProblemError not_found, also for what belongs to somebody else */
export function archiveThread(collections: Collections, asked: Asked, context: Context): Promise<Notification[]> {
  return moveThread(collections, asked, context, (record, inbox) => archive(record, inbox, context));
}

/** @throws ProblemError not_found, and invalid_body for a time that is not to come */
export function snoozeThread(
  collections: Collections,
  asked: Asked & { until: string },
  context: Context,
): Promise<Notification[]> {
  return moveThread(collections, asked, context, (record, inbox) => snooze(record, inbox, asked.until, context));
}

/** Brings back what is where this one is. @throws ProblemError not_found */
export function restoreThread(collections: Collections, asked: Asked, context: Context): Promise<Notification[]> {
  return moveThread(collections, asked, context, (record, inbox) => restore(record, inbox, context));
}

async function moveThread(collections: Collections, { id, userId }: Asked, context: Context, move: Move) {
  const { notifications } = collections;
  const [record, inbox] = await Promise.all([notifications.get(id), inboxOf(collections, userId)]);
  if (record?.userId !== userId) throw problem('not_found', 'There is no such notification.');
  const place = placeOf(record);
  const thread = await threadFrom(collections, userId, threadOf(record));
  const others = thread.filter((one) => one.id !== id && placeOf(one) === place);
  const moved = await Promise.all(
    [record, ...others].map((one) =>
      execute({
        collection: notifications,
        id: one.id,
        context,
        // One that is removed at this moment need not move.
        decide: (now = one) => move(now, inbox),
      }),
    ),
  );
  return moved
    .map(({ state }) => present(state, inbox))
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
}
