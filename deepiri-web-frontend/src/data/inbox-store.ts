import type { QueryClient } from '@tanstack/react-query';
import type { Notification, NotificationPlace } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import type { InboxPages } from './inbox-cache.ts';
import { type Away, filedTo, withMoved } from './inbox-places.ts';
import { keys } from './keys.ts';

/** Shows notifications where they are now, and nowhere else. */
export function showTold(client: QueryClient, told: readonly Notification[]): void {
  change<InboxPages>(client, keys.inbox, (list, [, , place]) => withMoved(list, place as NotificationPlace, told));
}

/** Those with these ids that any list has. */
export function knownTold(client: QueryClient, ids: readonly string[]): Notification[] {
  const lists = client.getQueriesData<InboxPages>({ queryKey: keys.inbox }).map(([, list]) => list?.pages ?? []);
  const told = lists.flat().flatMap(({ items }) => items);
  return ids.flatMap((id) => told.find((one) => one.id === id) ?? []);
}

/** Shows in each list that these were put away or put off. */
export function fileTold(client: QueryClient, ids: readonly string[], to: Away): void {
  const known = knownTold(client, ids);
  showTold(
    client,
    known.map((told) => filedTo(told, to)),
  );
  if (known.length < ids.length) readAgain(client, { queryKey: keys.inbox });
}
