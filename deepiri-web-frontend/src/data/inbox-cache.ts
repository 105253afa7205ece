import type { Notification } from 'deepiri-sdk';

export type InboxPages = { pages: { items: Notification[]; nextCursor: string | null }[]; pageParams: unknown[] };

/** The inbox with a new notification on top; one that is there already changes nothing. */
export function withNotification(inbox: InboxPages, notification: Notification): InboxPages {
  const [first, ...rest] = inbox.pages;
  if (!first || inbox.pages.some((page) => page.items.some((item) => item.id === notification.id))) return inbox;
  return { ...inbox, pages: [{ ...first, items: [notification, ...first.items] }, ...rest] };
}

/** The inbox with some (or, with null, all) marked as read, and how many that changed. */
export function withRead(
  inbox: InboxPages,
  ids: readonly string[] | null,
  readAt: string,
): { pages: InboxPages; changed: number } {
  let changed = 0;
  const pages = inbox.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      if (item.readAt || (ids && !ids.includes(item.id))) return item;
      changed += 1;
      return { ...item, readAt };
    }),
  }));
  return { pages: { ...inbox, pages }, changed };
}

/** The inbox in which what was marked at that moment is unread again. */
export function withoutRead(inbox: InboxPages, readAt: string): InboxPages {
  const open = (item: Notification) => (item.readAt === readAt ? { ...item, readAt: null } : item);
  return { ...inbox, pages: inbox.pages.map((page) => ({ ...page, items: page.items.map(open) })) };
}

/** A notice of one's own award is no news: it is in the inbox, without a dot and in no count. */
const quietKind = 'xp_awarded';

/** Whether it is news that has not been read. */
export function isUnread({ kind, readAt }: Pick<Notification, 'kind' | 'readAt'>): boolean {
  return readAt === null && kind !== quietKind;
}

/** How much of what is unread is news. */
export function newsIn(unread: { count: number; byKind: Record<string, number> } | undefined): number {
  return Math.max(0, (unread?.count ?? 0) - (unread?.byKind[quietKind] ?? 0));
}

export function withUnread<T extends { count: number }>(unread: T, change: number): T {
  return { ...unread, count: Math.max(0, unread.count + change) };
}
