import type { QueryClient } from '@tanstack/react-query';
import type { Project, Task, TaskView } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { showComment } from './comments.ts';
import { inboxQuery } from './inbox.ts';
import { type InboxPages, withNotification, withRead } from './inbox-cache.ts';
import { keys } from './keys.ts';
import { type LedgerPages, ledgerWith } from './ledger-cache.ts';
import { effectsOf, type LiveEffect } from './live-rules.ts';
import { withNewest, without } from './named-list.ts';
import { hideDeleted, readDerived, readSoon, showTasks } from './task-store.ts';
import { showEntry } from './timer.ts';

const derived = {
  standing: [keys.standing, keys.allDays],
  badges: [keys.badges],
  boards: [keys.boards],
  unread: [keys.unread],
  me: [keys.me],
  sessions: [keys.sessions],
  tasks: [['tasks'], ['task']],
} as const;

/** Others move on the board too, so it is read again at a calmer pace than one's own numbers. */
const delays = { boards: 600, standing: 0, badges: 100, unread: 50, me: 0, sessions: 0, tasks: 300 } as const;

/** What is heard within this is shown together. */
const TOGETHER_MS = 16;

type Awarded = (taskId: string, amount: number) => void;

/** Does what events mean to the cache, in their order. States of tasks that follow each other are put there together. */
export function apply(client: QueryClient, effects: readonly LiveEffect[], awarded: Awarded): void {
  let states: Task[] = [];
  const put = () => {
    showTasks(client, states);
    states = [];
  };
  const changed = new Set<string>();
  for (const effect of effects) {
    if (effect.do === 'show') states.push(effect.task);
    else if (effect.do === 'derive') changed.add(effect.id);
    else {
      put();
      applyOne(client, effect, awarded);
    }
  }
  put();
  if (changed.size > 0) readDerived(client, ...changed);
}

type OtherEffect = Exclude<LiveEffect, { do: 'show' | 'derive' }>;

/** @param awarded told about each XP entry of a task */
function applyOne(client: QueryClient, effect: OtherEffect, awarded: Awarded): void {
  switch (effect.do) {
    case 'hide':
      hideDeleted(client, effect.id);
      return;
    case 'project':
      change<Project[]>(client, keys.projects, (list) =>
        effect.gone ? without(list, effect.project.id) : withNewest(list, effect.project),
      );
      readSoon(client, 'progress', { queryKey: keys.progress }, 600);
      return;
    case 'view':
      change<TaskView[]>(client, keys.views, (list) =>
        effect.gone ? without(list, effect.view.id) : withNewest(list, effect.view),
      );
      return;
    case 'time':
      showEntry(client, effect.entry, effect.gone);
      return;
    case 'comment':
      showComment(client, effect.comment, effect.gone);
      return;
    case 'award':
      change<LedgerPages>(client, keys.ledger, (ledger) => ledgerWith(ledger, effect.entry));
      readSoon(client, 'earned', { queryKey: keys.allEarned }, 0);
      if (effect.entry.taskId) awarded(effect.entry.taskId, effect.entry.amount);
      return;
    case 'notify':
      change<InboxPages>(client, keys.told('inbox'), (inbox) => withNotification(inbox, effect.notification));
      return;
    case 'tell':
    case 'file':
      moveTold(client, effect);
      return;
    case 'read':
      change<InboxPages>(client, keys.inbox, (inbox) => withRead(inbox, effect.ids, effect.readAt).pages);
      return;
    case 'refresh':
      for (const queryKey of derived[effect.what])
        readSoon(client, queryKey.join(' '), { queryKey }, delays[effect.what]);
  }
}

/** How the lists of the inbox are kept comes with the room; who has not been there has none. */
function moveTold(client: QueryClient, effect: Extract<LiveEffect, { do: 'tell' | 'file' }>): void {
  if (client.getQueriesData({ queryKey: keys.inbox }).length === 0) return;
  import('./inbox-store.ts').then(
    ({ fileTold, showTold }) =>
      effect.do === 'tell' ? showTold(client, [effect.notification]) : fileTold(client, effect.ids, effect.to),
    () => readAgain(client, { queryKey: keys.inbox }),
  );
}

/**
 * Lets what happens anywhere show in this tab.
 * @param awarded told about each XP entry of a task, for the motion that shows where it went
 * @param began told when it is first heard what happens
 * @returns stops listening
 */
export function listenLive(client: QueryClient, awarded: Awarded, began: () => void): () => void {
  let followed = false;
  let heard: LiveEffect[] = [];
  let timer = 0;
  const flush = () => {
    window.clearTimeout(timer);
    timer = 0;
    const effects = heard;
    heard = [];
    apply(client, effects, awarded);
  };
  const stops = [
    api.live.on('*', (event) => {
      heard.push(...effectsOf(event));
      // Many changes at once come as many events; each for itself would draw the page as often.
      if (timer === 0) timer = window.setTimeout(flush, TOGETHER_MS);
    }),
    api.live.onStatus((status) => {
      // What happened after the first reading and before the first connection is told to nobody: it is read again.
      if (status !== 'live' || followed) return;
      followed = true;
      flush();
      readAgain(client);
      began();
      // Read ahead: then it is there without a network too.
      void client.prefetchInfiniteQuery(inboxQuery('inbox'));
    }),
    api.live.onResync(() => {
      flush();
      readAgain(client);
    }),
  ];
  return () => {
    flush();
    for (const stop of stops) stop();
  };
}
