import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInbox, useMarkRead } from '../../data/inbox.ts';
import { isUnread, newsIn } from '../../data/inbox-cache.ts';
import { type Thread, threadsOf } from '../../data/inbox-threads.ts';
import { useMe } from '../../data/session.ts';
import { useUnread } from '../../data/unread.ts';
import { useInboxActions } from '../../data/use-inbox-actions.ts';
import type { Format } from '../../text/format.ts';
import { notificationText } from '../../text/notifications.ts';
import { tomorrowMorning } from './put-off-times.ts';
import type { Place } from './search.ts';
import type { Shown, ThreadDoings } from './thread-row.tsx';
import { useInboxCommands } from './use-inbox-commands.ts';
import { useKeptFocus } from './use-kept-focus.ts';

/** What is in a place of the inbox, and what can be done there. */
export function useInboxRoom(place: Place, list: RefObject<HTMLElement | null>, format: Format) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const [shown, setShown] = useState<Shown>(null);
  const reading = useInbox(place === 'unread' ? 'inbox' : place);
  const told = reading.data?.pages.flatMap((page) => page.items) ?? [];
  const all = threadsOf(told);
  const threads = place === 'unread' ? all.filter(({ unread }) => unread.length > 0) : all;
  const news = newsIn(useUnread().data);
  const { mutate: markRead } = useMarkRead();
  const { focusThread, lastThread } = useKeptFocus(list, place);
  const actions = useInboxActions(focusThread);
  useMoreWhereNothingIs(reading, threads.length === 0 && (place !== 'unread' || news > 0));

  const titleOf = ({ newest }: Thread) => notificationText(newest, format, t).title;
  const read = ({ unread }: Thread) => {
    if (unread.length > 0) markRead(unread);
  };
  const isHere = place === 'inbox' || place === 'unread';
  const doings: ThreadDoings = {
    read,
    open: (thread, id) => {
      read(thread);
      const link = told.find((one) => one.id === id)?.link;
      if (link) void navigate({ href: link });
    },
    file: (thread) => (isHere ? actions.archive : actions.bringBack)(thread, titleOf(thread)),
    putOff: (thread, until) => {
      setShown(null);
      actions.putOff(thread, titleOf(thread), until, format.due(until));
    },
    show: setShown,
    unfold: ({ id }, open) => setUnfolded((now) => [...now.filter((one) => one !== id), ...(open ? [id] : [])]),
  };
  const isUnfolded = ({ id }: Thread) => unfolded.includes(id);
  const tomorrow = () => tomorrowMorning({ now: new Date(), zone: me.timeZone, dayStartsAt: me.dayStartsAt });
  useInboxCommands({
    ...{ list, threads, isUnfolded, lastThread, doings },
    tomorrow: place === 'archive' ? null : tomorrow,
  });
  return {
    reading,
    threads,
    doings,
    isUnfolded,
    shown,
    anyUnread: told.some(isUnread),
    markAllRead: () => markRead(null),
  };
}

type Reading = ReturnType<typeof useInbox>;

/** Reads on by itself where nothing of what was read so far is to be seen. */
function useMoreWhereNothingIs({ hasNextPage, isFetching, isError, fetchNextPage }: Reading, nothing: boolean): void {
  useEffect(() => {
    if (nothing && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [nothing, hasNextPage, isFetching, isError, fetchNextPage]);
}
