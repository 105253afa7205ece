import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Notification } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { flash } from '../components/flash.ts';
import { dismiss, toast } from '../components/toasts/store.ts';
import { refusalText } from '../text/problems.ts';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { isUnread, withUnread } from './inbox-cache.ts';
import { filedTo, placeOf } from './inbox-places.ts';
import { knownTold, showTold } from './inbox-store.ts';
import { idsOf, type Thread } from './inbox-threads.ts';
import { keys } from './keys.ts';
import { needNetwork } from './need-network.ts';

type Move = { do: 'archive' } | { do: 'snooze'; until: string } | { do: 'restore' };
type Asked = { thread: string; ids: readonly string[]; title: string; move: Move };
type Sent = Asked & { before: readonly Notification[] };

const MOVES = ['inbox', 'move'];

function send({ ids: [id = ''], move }: Asked): Promise<{ items: Notification[] }> {
  const params = { id };
  if (move.do === 'snooze') return api.call('snoozeNotification', { params, body: { until: move.until } });
  return api.call(move.do === 'archive' ? 'archiveNotification' : 'restoreNotification', { params });
}

function after(told: Notification, move: Move): Notification {
  if (move.do === 'archive') return filedTo(told, { archivedAt: new Date().toISOString() });
  if (move.do === 'snooze') return filedTo(told, { snoozedUntil: move.until });
  return { ...told, archivedAt: null, snoozedUntil: null };
}

/** What takes a move back: to where it was before; null when that time is over. */
function inverse(before: Notification): Move | null {
  const place = placeOf(before);
  if (place === 'archive') return { do: 'archive' };
  if (place === 'inbox' || !before.snoozedUntil) return { do: 'restore' };
  return before.snoozedUntil > new Date().toISOString() ? { do: 'snooze', until: before.snoozedUntil } : null;
}

/**
 * Puts threads away, off and back: at once on the screen, with undo, and back visibly when it is refused. It cannot
 * wait for the network, so without one it is refused at once.
 * @param cameBack told which thread is where it was, after its move was taken back
 */
export function useInboxActions(cameBack: (thread: string) => void) {
  const client = useQueryClient();
  const { t } = useTranslation();
  /** A later move of the same thread knows better where it is. */
  const isLast = ({ thread }: Sent) =>
    client.isMutating({
      mutationKey: MOVES,
      predicate: ({ state }) => (state.variables as Sent | undefined)?.thread === thread,
    }) <= 1;
  const refused = (error: unknown, { thread, title }: Asked, retry?: () => void) =>
    toast({
      id: `told-${thread}`,
      tone: 'bad',
      text: t('inbox.failed', { title, detail: refusalText(error, t) }),
      ...(retry ? { action: { label: t('action.retry'), run: retry, leads: true as const } } : {}),
    });

  const { mutate } = useMutation({
    mutationKey: MOVES,
    scope: { id: 'inbox' },
    meta: { says: true },
    mutationFn: (sent: Sent) => send(sent),
    onSuccess: ({ items }, sent) => {
      if (isLast(sent)) showTold(client, items);
    },
    onError: (error, sent) => {
      if (!isLast(sent)) return;
      showTold(client, sent.before);
      flash(sent.thread, 'back');
      refused(error, sent, () => move(sent));
    },
    onSettled: () => readAgain(client, { queryKey: keys.unread }),
  });

  /** @returns what was moved, as it was; null without a network */
  const move = (asked: Asked): readonly Notification[] | null => {
    try {
      needNetwork();
    } catch (error) {
      refused(error, asked);
      return null;
    }
    const before = knownTold(client, asked.ids);
    showTold(
      client,
      before.map((told) => after(told, asked.move)),
    );
    change<{ count: number }>(client, keys.unread, (now) => withUnread(now, -before.filter(isUnread).length));
    mutate({ ...asked, before });
    return before;
  };

  /** Moves a thread and tells so, with the way back. @returns whether it went */
  const tell = (thread: Thread, title: string, how: Move, text: string): boolean => {
    const asked = { thread: thread.id, ids: idsOf(thread), title };
    const before = move({ ...asked, move: how });
    if (!before) return false;
    const back = before[0] ? inverse(before[0]) : null;
    const id = `told-${thread.id}`;
    const undo = () => {
      dismiss(id);
      if (back && move({ ...asked, move: back })) cameBack(thread.id);
    };
    toast({ id, text, strong: title, ...(back ? { action: { label: t('action.undo'), run: undo } } : {}) });
    return true;
  };

  return {
    archive: (thread: Thread, title: string) => tell(thread, title, { do: 'archive' }, t('inbox.archived')),
    /** @param when `until` in words */
    putOff: (thread: Thread, title: string, until: string, when: string) =>
      tell(thread, title, { do: 'snooze', until }, t('inbox.putOffUntil', { when })),
    bringBack: (thread: Thread, title: string) => tell(thread, title, { do: 'restore' }, t('inbox.broughtBack')),
  };
}

export type InboxActions = ReturnType<typeof useInboxActions>;
