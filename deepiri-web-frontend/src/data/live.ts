import type { QueryClient } from '@tanstack/react-query';
import { api } from './client.ts';
import { type InboxPages, withNotification, withRead } from './inbox-cache.ts';
import { keys } from './keys.ts';
import { type LedgerPages, ledgerWith } from './ledger-cache.ts';
import { effectsOf, type LiveEffect } from './live-rules.ts';
import { hideTask, refreshDerived, refreshSoon, showTask } from './task-store.ts';

const refreshed = {
  standing: [['standing'], ['days']],
  badges: [keys.badges],
  boards: [keys.boards],
  unread: [keys.unread],
  me: [keys.me],
  sessions: [keys.sessions],
} as const;

/** Others move on the board too, so it is read again at a calmer pace than one's own numbers. */
const delays = { boards: 600, standing: 0, badges: 100, unread: 50, me: 0, sessions: 0 } as const;

function apply(client: QueryClient, effect: LiveEffect, awarded: (taskId: string, amount: number) => void): void {
  switch (effect.do) {
    case 'show':
      showTask(client, effect.task);
      return;
    case 'hide':
      hideTask(client, effect.id);
      return;
    case 'derive':
      refreshDerived(client, effect.id);
      return;
    case 'award':
      client.setQueryData<LedgerPages>(keys.ledger, (ledger) => ledger && ledgerWith(ledger, effect.entry));
      if (effect.entry.taskId) awarded(effect.entry.taskId, effect.entry.amount);
      return;
    case 'notify':
      client.setQueryData<InboxPages>(keys.inbox, (inbox) => inbox && withNotification(inbox, effect.notification));
      return;
    case 'read':
      client.setQueryData<InboxPages>(keys.inbox, (inbox) => inbox && withRead(inbox, effect.ids, effect.readAt).pages);
      return;
    case 'refresh':
      for (const key of refreshed[effect.what]) refreshSoon(client, key, delays[effect.what]);
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
      void client.invalidateQueries();
    }),
    api.live.onResync(() => {
      void client.invalidateQueries();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
