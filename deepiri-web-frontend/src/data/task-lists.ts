import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';
import type { ListSort } from './task-list.ts';

const PAGE = 200;

/**
 * The tasks that match a filter, page by page. Until the first page of another question has come, the pages of the one
 * before it stay.
 */
export function useTaskList(filter: string, sort: ListSort, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: keys.list(filter, sort),
    queryFn: ({ pageParam }) =>
      api.call('listTasks', { query: { filter, sort, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
    enabled,
    // Live events keep it as it is there; to read many pages again at each glance would help nobody.
    refetchOnWindowFocus: false,
    staleTime: 600_000,
  });
}
