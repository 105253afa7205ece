import type { Notification } from 'deepiri-sdk';
import { isUnread } from './inbox-cache.ts';

/** All that is in one place about one thing, the newest first. */
export type Thread = { id: string; newest: Notification; earlier: readonly Notification[]; unread: readonly string[] };

/** What was kept from before there were threads is one by itself. */
const threadOf = ({ id, threadId }: Notification): string => (threadId as string | undefined) ?? id;

/** A list of notifications as threads, each where the first of it is. One that is there twice counts once. */
export function threadsOf(told: readonly Notification[]): Thread[] {
  const threads = new Map<string, Map<string, Notification>>();
  for (const one of told) {
    const thread = threads.get(threadOf(one)) ?? new Map<string, Notification>();
    if (!thread.has(one.id)) thread.set(one.id, one);
    threads.set(threadOf(one), thread);
  }
  return [...threads].flatMap(([id, items]) => {
    const [newest, ...earlier] = [...items.values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    if (!newest) return [];
    return [{ id, newest, earlier, unread: [newest, ...earlier].filter(isUnread).map((one) => one.id) }];
  });
}

/** All ids of a thread, the newest first. */
export const idsOf = ({ newest, earlier }: Thread): string[] => [newest, ...earlier].map(({ id }) => id);
