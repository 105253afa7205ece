import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationPreferences } from 'deepiri-sdk';
import { api } from './client.ts';
import { type InboxPages, withRead, withUnread } from './inbox-cache.ts';
import { keys } from './keys.ts';

export function useInbox() {
  return useInfiniteQuery({
    queryKey: keys.inbox,
    queryFn: ({ pageParam }) =>
      api.call('listNotifications', { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function useUnread() {
  return useQuery({ queryKey: keys.unread, queryFn: () => api.call('countUnread') });
}

/** Marks one notification, or with null all of them, as read; at once, and back if the platform refuses. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string | null) => {
      if (id) await api.call('readNotification', { params: { id } });
      else await api.call('readAllNotifications');
    },
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: ['inbox'] });
      const before = client.getQueryData<InboxPages>(keys.inbox);
      const unread = client.getQueryData<{ count: number }>(keys.unread);
      const read = before ? withRead(before, id ? [id] : null, new Date().toISOString()) : null;
      if (read) client.setQueryData(keys.inbox, read.pages);
      if (unread)
        client.setQueryData(keys.unread, withUnread(unread, id ? -(read?.changed ?? 1) : Number.NEGATIVE_INFINITY));
      return { before, unread };
    },
    onError: (_error, _id, kept) => {
      client.setQueryData(keys.inbox, kept?.before);
      client.setQueryData(keys.unread, kept?.unread);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.unread }),
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
      client.setQueryData(keys.preferences, body);
      return { before };
    },
    onError: (_error, _body, kept) => client.setQueryData(keys.preferences, kept?.before),
  });
}
