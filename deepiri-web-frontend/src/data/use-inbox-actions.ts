import { useQueryClient } from '@tanstack/react-query';
import type { Notification } from 'deepiri-sdk';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { flash } from '../components/flash.ts';
import { dismiss, toast } from '../components/toasts/store.ts';
import { codeText } from '../text/problems.ts';
import { change } from './changes.ts';
import { isUnread, withUnread } from './inbox-cache.ts';
import { followMoves, inverse, type Move, moved } from './inbox-moves.ts';
import { showTold } from './inbox-store.ts';
import type { Thread } from './inbox-threads.ts';
import { keys } from './keys.ts';
import { outbox } from './outbox/open-outbox.ts';

type Asked = { thread: string; title: string; before: readonly Notification[]; move: Move };

/**
 * Puts threads away, off and back: at once on the screen, with undo, kept until the platform has done it, and back
 * visibly when it is refused.
 * @param cameBack told which thread is where it was, after its move was taken back
 */
export function useInboxActions(cameBack: (thread: string) => void) {
  const client = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => followMoves(client), [client]);

  const move = (asked: Asked): void => {
    const { thread, title, before, move: how } = asked;
    showTold(client, moved(before, how, new Date()));
    change<{ count: number }>(client, keys.unread, (now) => withUnread(now, -before.filter(isUnread).length));
    outbox.add(
      () => ({ kind: 'told', ...how, title, before }),
      (entry, answer) => {
        // What had to wait is told about in the list of what waits.
        if (answer.is !== 'refused' || entry.late) return;
        flash(thread, 'back');
        toast({
          id: `told-${thread}`,
          tone: 'bad',
          text: t('inbox.failed', { title, detail: codeText(answer.code, t) }),
          action: { label: t('action.retry'), run: () => move(asked), leads: true },
        });
      },
    );
  };

  /** Moves a thread and tells so, with the way back. */
  const tell = ({ id: thread, newest, earlier }: Thread, title: string, how: Move, text: string): void => {
    const before = [newest, ...earlier];
    move({ thread, title, before, move: how });
    const back = inverse(newest, new Date());
    const id = `told-${thread}`;
    const undo = (to: Move) => {
      dismiss(id);
      move({ thread, title, before: moved(before, how, new Date()), move: to });
      cameBack(thread);
    };
    toast({
      id,
      text,
      strong: title,
      ...(back ? { action: { label: t('action.undo'), run: () => undo(back) } } : {}),
    });
  };

  return {
    archive: (thread: Thread, title: string) =>
      tell(thread, title, { does: 'archiveNotification' }, t('inbox.archived')),
    /** @param when `until` in words */
    putOff: (thread: Thread, title: string, until: string, when: string) =>
      tell(thread, title, { does: 'snoozeNotification', until }, t('inbox.putOffUntil', { when })),
    bringBack: (thread: Thread, title: string) =>
      tell(thread, title, { does: 'restoreNotification' }, t('inbox.broughtBack')),
  };
}

export type InboxActions = ReturnType<typeof useInboxActions>;
