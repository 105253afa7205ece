import { type NotificationKind, type NotificationPlace, notificationKinds } from 'deepiri-contracts';
import { freshInbox, type InboxRecord } from '../domain/inbox.ts';
import { type NotificationRecord, readTime, threadOf } from '../domain/notification.ts';
import { placeOf } from '../domain/place.ts';
import type { Collections } from './collections.ts';

export type Page = { items: NotificationRecord[]; next: string | undefined };

/** More are not moved together. */
const LONGEST_THREAD = 1_000;
const newestFirst = { field: 'createdAt', direction: 'desc' } as const;

export async function inboxOf({ inboxes }: Collections, userId: string): Promise<InboxRecord> {
  return (await inboxes.get(userId)) ?? freshInbox(userId);
}

type Paging = { limit: number; after?: string };

export function pageOfAll({ notifications }: Collections, userId: string, page: Paging): Promise<Page> {
  return notifications.find({ where: { userId }, order: newestFirst, ...page });
}

/**
 * What is in one place, or of a thread what is there: in the inbox by when it came, in the archive by when it went there, put
 * off by when it comes back.
 */
export function pageOfPlace(
  { notifications }: Collections,
  of: { userId: string; thread?: string },
  { place, page }: { place: NotificationPlace; page: Paging },
): Promise<Page> {
  switch (place) {
    case 'inbox':
      return notifications.find({
        where: { ...of, archivedAt: null, snoozedUntil: null },
        order: newestFirst,
        ...page,
      });
    case 'snoozed':
      return notifications.find({
        where: { ...of, snoozedUntil: { gt: '' } },
        order: { field: 'snoozedUntil', direction: 'asc' },
        ...page,
      });
    case 'archive':
      return notifications.find({
        where: { ...of, archivedAt: { gt: '' } },
        order: { field: 'archivedAt', direction: 'desc' },
        ...page,
      });
  }
}

/** What was told about one thing and is where this one is, without it. */
export async function othersOf(collections: Collections, record: NotificationRecord): Promise<NotificationRecord[]> {
  const of = { userId: record.userId, thread: threadOf(record) };
  const { items } = await pageOfPlace(collections, of, { place: placeOf(record), page: { limit: LONGEST_THREAD } });
  return items.filter(({ id }) => id !== record.id);
}

/** Those that were read with all others come after the unread ones, so the list ends at the first of them. */
export async function pageOfUnread(
  { notifications }: Collections,
  inbox: InboxRecord,
  page: { limit: number; after?: string },
): Promise<Page> {
  const { items, next } = await notifications.find({
    where: { userId: inbox.id, readAt: null },
    order: newestFirst,
    ...page,
  });
  const unread = items.filter((record) => readTime(record, inbox) === null);
  return { items: unread, next: unread.length === items.length ? next : undefined };
}

/** One look into an index for each kind; none for what was read. */
export async function countUnread({ notifications }: Collections, { id: userId, readUpTo }: InboxRecord) {
  const since = readUpTo === null ? {} : { createdAt: { gt: readUpTo } };
  const counts = await Promise.all(
    notificationKinds.map(
      async (kind) => [kind, await notifications.count({ userId, kind, readAt: null, ...since })] as const,
    ),
  );
  const byKind = Object.fromEntries(counts) as Record<NotificationKind, number>;
  return { count: counts.reduce((sum, [, count]) => sum + count, 0), byKind };
}

export async function newestOf(collections: Collections, userId: string): Promise<NotificationRecord | undefined> {
  return (await pageOfAll(collections, userId, { limit: 1 })).items[0];
}
