import { type Notification, ProblemError, problem } from 'deepiri-contracts';
import { type Context, type Decision, execute } from 'deepiri-service-kit';
import type { InboxRecord } from '../domain/inbox.ts';
import { type NotificationRecord, present } from '../domain/notification.ts';
import { archive, restore, snooze } from '../domain/place.ts';
import type { Collections } from '../store/collections.ts';
import { inboxOf, othersOf } from '../store/queries.ts';

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
  const [record, inbox] = await Promise.all([collections.notifications.get(id), inboxOf(collections, userId)]);
  if (record?.userId !== userId) throw unknown();
  const moveOne = (one: string) =>
    execute({
      collection: collections.notifications,
      id: one,
      context,
      decide(now) {
        if (now?.userId !== userId) throw unknown();
        return move(now, inbox);
      },
    });
  const others = await Promise.all((await othersOf(collections, record)).map((one) => moveOne(one.id).catch(gone)));
  // The one that is named is the last (N5).
  const moved = [...others, await moveOne(id)];
  return moved
    .flatMap((one) => (one ? [present(one.state, inbox)] : []))
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
}

const unknown = () => problem('not_found', 'There is no such notification.');

// One that is removed at this moment need not move.
function gone(error: unknown): undefined {
  if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
}
