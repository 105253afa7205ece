import type { QueryClient } from '@tanstack/react-query';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { type InboxPages, withNotification, withRead } from './inbox-cache.ts';
import { keys } from './keys.ts';
import { type LedgerPages, ledgerWith } from './ledger-cache.ts';
import { effectsOf, type LiveEffect } from './live-rules.ts';
import { hideTask, readDerived, readSoon, showTask } from './task-store.ts';

const derived = {
  standing: [keys.standing, keys.allDays],
  badges: [keys.badges],
  boards: [keys.boards],
  unread: [keys.unread],
  me: [keys.me],
  sessions: [keys.sessions],
} as const;

/** Others move on the board too, so it is read again at a calmer pace than one's own numbers. */
const delays = { boards: 600, standing: 0, badges: 100, unread: 50, me: 0, sessions: 0 } as const;

/** Does what an event means to the cache. @param awarded told about each XP entry of a task */
export function apply(
  client: QueryClient,
  effect: LiveEffect,
  awarded: (taskId: string, amount: number) => void,
): void {
  switch (effect.do) {
    case 'show':
      showTask(client, effect.task);
      return;
    case 'hide':
      hideTask(client, effect.id);
      return;
    case 'derive':
      readDerived(client, effect.id);
      return;
    case 'award':
      change<LedgerPages>(client, keys.ledger, (ledger) => ledgerWith(ledger, effect.entry));
      if (effect.entry.taskId) awarded(effect.entry.taskId, effect.entry.amount);
      return;
    case 'notify':
      change<InboxPages>(client, keys.inbox, (inbox) => withNotification(inbox, effect.notification));
      return;
    case 'read':
      change<InboxPages>(client, keys.inbox, (inbox) => withRead(inbox, effect.ids, effect.readAt).pages);
      return;
    case 'refresh':
      for (const queryKey of derived[effect.what])
        readSoon(client, queryKey.join(' '), { queryKey }, delays[effect.what]);
  }
}

/**
 * Lets what happens anywhere show in this tab.
 * @param awarded told about each XP entry of a task, for the motion that shows where it went
 * @returns stops listening
 */
export function listenLive(client: QueryClient, awarded: (taskId: string, amount: number) => void): () => void {
  let followed = false;
  const stops = [
    api.live.on('*', (event) => {
      for (const effect of effectsOf(event)) apply(client, effect, awarded);
    }),
    api.live.onStatus((status) => {
      // What happened after the first reading and before the first connection is told to nobody: it is read again.
      if (status !== 'live' || followed) return;
      followed = true;
      readAgain(client);
    }),
    api.live.onResync(() => readAgain(client)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
