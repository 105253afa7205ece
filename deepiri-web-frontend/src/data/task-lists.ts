import { onlineManager, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { knownList } from './known-list.ts';
import type { TaskPages } from './task-cache.ts';
import type { ListSort } from './task-list.ts';

const PAGE = 200;

/**
 * The tasks that match a filter, page by page. Until the first page of another question has come, the pages of the one
 * before it stay. Without a network what was never read is told from the tasks that are known.
 */
export function useTaskList(filter: string, sort: ListSort, enabled: boolean) {
  const client = useQueryClient();
  return useInfiniteQuery({
    queryKey: keys.list(filter, sort),
    queryFn: ({ pageParam }): Promise<TaskPages['pages'][number]> =>
      api.call('listTasks', { query: { filter, sort, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    initialData: () => (enabled && !onlineManager.isOnline() ? knownList(client, filter, sort) : undefined),
    // It is read as soon as it can be.
    initialDataUpdatedAt: 0,
    placeholderData: (before) => before,
    enabled,
    // Live events keep it as it is there; to read many pages again at each glance would help nobody.
    refetchOnWindowFocus: false,
    staleTime: 600_000,
  });
}
