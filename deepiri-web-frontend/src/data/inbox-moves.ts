import type { QueryClient } from '@tanstack/react-query';
import type { Notification } from 'deepiri-sdk';
import { onArrival, readAgain } from './changes.ts';
import { filedTo, placeOf } from './inbox-places.ts';
import { showTold } from './inbox-store.ts';
import { keys } from './keys.ts';
import type { Told } from './outbox/entry.ts';
import { outbox } from './outbox/open-outbox.ts';

export type Move = Pick<Told, 'does' | 'until'>;

/** A thread after it was moved. */
export function moved(before: readonly Notification[], { does, until }: Move, now: Date): Notification[] {
  if (does === 'restoreNotification') return before.map((told) => ({ ...told, archivedAt: null, snoozedUntil: null }));
  return before.map((told) => filedTo(told, until ? { snoozedUntil: until } : { archivedAt: now.toISOString() }));
}

/** What takes a move back: to where it was before; null when that time is over. */
export function inverse(before: Notification, now: Date): Move | null {
  const place = placeOf(before);
  if (place === 'archive') return { does: 'archiveNotification' };
  if (place === 'inbox' || !before.snoozedUntil) return { does: 'restoreNotification' };
  const until = before.snoozedUntil;
  return until > now.toISOString() ? { does: 'snoozeNotification', until } : null;
}

const show = (client: QueryClient, move: Told) => showTold(client, moved(move.before, move, new Date()));

/** Shows what waits, in its order, on top of what is known. */
function showWaiting(client: QueryClient): void {
  for (const { intent, standing } of outbox.current)
    if (intent.kind === 'told' && standing.is === 'waiting') show(client, intent);
}

/** Shows a thread where it was before a move that will not be made, unless a later one knows better. */
export function takeBackMove(client: QueryClient, { before }: Told): void {
  showTold(client, before);
  showWaiting(client);
  readAgain(client, { queryKey: keys.inbox });
}

const followed = new WeakSet<QueryClient>();

/** From the first look at the inbox on, what waits is shown on top of all that is read, and what is refused goes back. */
export function followMoves(client: QueryClient): void {
  if (followed.has(client)) return;
  followed.add(client);
  onArrival(client, (_client, [room]) => room === keys.inbox[0] && showWaiting(client));
  outbox.onAnswer(({ intent, late }, answer) => {
    if (intent.kind !== 'told') return;
    if (answer.is === 'refused') takeBackMove(client, intent);
    if (answer.is !== 'done') return;
    show(client, intent);
    showWaiting(client);
    // What had to wait may be elsewhere by now.
    readAgain(client, { queryKey: late ? keys.inbox : keys.unread });
  });
  showWaiting(client);
}
