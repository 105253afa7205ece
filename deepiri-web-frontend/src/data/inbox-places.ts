import type { Notification, NotificationPlace } from 'deepiri-sdk';
import type { InboxPages } from './inbox-cache.ts';

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
