import type { Notification, NotificationPlace } from 'deepiri-sdk';

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

/** Where something goes from the inbox. */
export type Away = { archivedAt: string } | { snoozedUntil: string };

/** A notification put away or put off, which counts as read. */
export function filedTo(told: Notification, to: Away): Notification {
  return { ...told, archivedAt: null, snoozedUntil: null, readAt: told.readAt ?? told.createdAt, ...to };
}

/** Where it is; what was kept from before there were places is in the inbox. */
export function placeOf({ archivedAt, snoozedUntil }: Notification): NotificationPlace {
  if (archivedAt) return 'archive';
  return snoozedUntil ? 'snoozed' : 'inbox';
}

const timeIn = (place: NotificationPlace, told: Notification): string =>
  (place === 'archive' ? told.archivedAt : place === 'snoozed' ? told.snoozedUntil : told.createdAt) ?? '';

/** The list of a place after these notifications went there, changed, or went from there to another place. */
export function withMoved(list: InboxPages, place: NotificationPlace, moved: readonly Notification[]): InboxPages {
  const ids = new Set(moved.map(({ id }) => id));
  const here = moved.filter((told) => placeOf(told) === place);
  if (here.length === 0 && !list.pages.some((page) => page.items.some(({ id }) => ids.has(id)))) return list;
  // What is put off comes with the next to return first, all else with the latest.
  const isBefore = (a: Notification, b: Notification) =>
    place === 'snoozed' ? timeIn(place, a) < timeIn(place, b) : timeIn(place, a) > timeIn(place, b);
  const pages = list.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !ids.has(id)) }));
  for (const told of here) {
    const page = pages.find(
      ({ items, nextCursor }) => nextCursor === null || items.length === 0 || items.some((one) => isBefore(told, one)),
    );
    // What comes after all that was read so far is read with the rest.
    if (!page) continue;
    const at = page.items.findIndex((one) => isBefore(told, one));
    page.items.splice(at === -1 ? page.items.length : at, 0, told);
  }
  return { ...list, pages };
}

/** How much of what is unread is news. */
export function newsIn(unread: { count: number; byKind: Record<string, number> } | undefined): number {
  return Math.max(0, (unread?.count ?? 0) - (unread?.byKind[quietKind] ?? 0));
}

export function withUnread<T extends { count: number }>(unread: T, change: number): T {
  return { ...unread, count: Math.max(0, unread.count + change) };
}
