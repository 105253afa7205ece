import { type Notification, problem } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import { freshInbox, readEverything } from '../domain/inbox.ts';
import { present, read } from '../domain/notification.ts';
import type { Collections } from '../store/collections.ts';
import { countUnread, inboxOf, newestOf } from '../store/queries.ts';

/** @throws ProblemError not_found, also for what belongs to somebody else */
export async function readOne(
  collections: Collections,
  { id, userId }: { id: string; userId: string },
  context: Context,
): Promise<Notification> {
  const inbox = await inboxOf(collections, userId);
  const { state } = await execute({
    collection: collections.notifications,
    id,
    context,
    decide: (record) => {
      if (record?.userId !== userId) throw problem('not_found', 'There is no such notification.');
      return read(record, inbox, context);
    },
  });
  return present(state, inbox);
}

/** One write, however many there are. @returns how many were unread */
export async function readAll(collections: Collections, userId: string, context: Context): Promise<{ read: number }> {
  const inbox = await inboxOf(collections, userId);
  const [{ count }, newest] = await Promise.all([countUnread(collections, inbox), newestOf(collections, userId)]);
  if (count === 0 || !newest) return { read: 0 };
  await execute({
    collection: collections.inboxes,
    id: userId,
    context,
    decide: (state) => readEverything(state ?? freshInbox(userId), newest.createdAt, context),
  });
  return { read: count };
}
