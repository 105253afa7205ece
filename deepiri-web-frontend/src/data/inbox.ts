import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationPlace, NotificationPreferences } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { type InboxPages, withoutRead, withRead, withUnread } from './inbox-cache.ts';
import { keys } from './keys.ts';
import { needNetwork } from './need-network.ts';

/** What is in one place, in its order. */
export const inboxQuery = (place: NotificationPlace) =>
  infiniteQueryOptions({
    queryKey: keys.told(place),
    queryFn: ({ pageParam }) =>
      api.call('listNotifications', { query: { place, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export function useInbox(place: NotificationPlace) {
  return useInfiniteQuery(inboxQuery(place));
}

type Unread = { count: number };

/** Marks some notifications, or with null all of them, as read; at once, and back if the platform refuses. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    // Read here without a network, it is told as soon as there is one; on a page that was left before, it is read again.
    networkMode: 'online',
    meta: { waits: true },
    mutationFn: async (ids: readonly string[] | null) => {
      if (ids) await Promise.all(ids.map((id) => api.call('readNotification', { params: { id } })));
      else await api.call('readAllNotifications');
    },
    onMutate: (ids) => {
      if (ids === null) needNetwork();
      const readAt = new Date().toISOString();
      const before = client.getQueryData<InboxPages>(keys.told('inbox'));
      const changed = before ? withRead(before, ids, readAt).changed : 1;
      change<InboxPages>(client, keys.inbox, (inbox) => withRead(inbox, ids, readAt).pages);
      change<Unread>(client, keys.unread, (now) => withUnread(now, ids ? -changed : Number.NEGATIVE_INFINITY));
      return readAt;
    },
    onError: (_error, _ids, readAt) => {
      if (readAt) change<InboxPages>(client, keys.inbox, (inbox) => withoutRead(inbox, readAt));
    },
    onSettled: () => readAgain(client, { queryKey: keys.unread }),
  });
}

export function usePreferences() {
  return useQuery({ queryKey: keys.preferences, queryFn: () => api.call('getPreferences') });
}

export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NotificationPreferences) => api.call('putPreferences', { body }),
    onMutate: (body) => {
      const before = client.getQueryData<NotificationPreferences>(keys.preferences);
      change<NotificationPreferences>(client, keys.preferences, () => body);
      return { before };
    },
    onError: (_error, _body, kept) => {
      const { before } = kept ?? {};
      if (before) change<NotificationPreferences>(client, keys.preferences, () => before);
    },
  });
}
