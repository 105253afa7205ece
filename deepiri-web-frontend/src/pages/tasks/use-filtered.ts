import { useCallback, useEffect, useMemo } from 'react';
import { asksForProjects, DEFAULT_FILTER } from '../../data/filters.ts';
import { useProjectNames } from '../../data/projects.ts';
import { listSorts, rowsOf, taskOrder } from '../../data/task-list.ts';
import { useTaskList } from '../../data/task-lists.ts';
import type { TasksSearch } from './search.ts';
import { useSettling } from './settling.ts';
import { readLine, useMatching } from './use-matching.ts';

/** As many as a tall screen shows. */
const AT_LEAST = 60;

/** The tasks that the address asks for, as far as they have been read. */
export function useFiltered({ filter = '', sort = listSorts[0], group, view }: TasksSearch) {
  const projects = useProjectNames();
  const { error: unreadable } = useMemo(() => readLine(filter, projects), [filter, projects]);
  const isNamed = useMemo(() => asksForProjects(filter), [filter]);
  const line = filter.trim() === '' ? DEFAULT_FILTER : filter;
  const list = useTaskList(line, sort, unreadable === null);
  const { data, isPlaceholderData, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const rows = useMemo(() => {
    const known = rowsOf(data);
    return isPlaceholderData ? known.toSorted(taskOrder(sort)) : known;
  }, [data, isPlaceholderData, sort]);
  const matches = useMatching(filter);
  const { shown, held } = useSettling(rows, matches);

  const canReadOn = hasNextPage && !isFetching && !isFetchNextPageError && !isPlaceholderData;
  const readOn = useCallback(() => {
    if (canReadOn) void fetchNextPage();
  }, [canReadOn, fetchNextPage]);
  // Groups and columns say how many they have, which takes all of them. And a page may have few that match, or none.
  const needsMore = view === 'board' || group !== undefined || shown.length < AT_LEAST;
  useEffect(() => {
    if (needsMore) readOn();
  }, [needsMore, readOn]);

  return {
    shown,
    /** What has just been finished and leaves in a moment, as it was. */
    settled: held,
    matches,
    unreadable,
    error: data ? null : list.error,
    moreFailed: isFetchNextPageError,
    retry: () => void (data ? fetchNextPage() : list.refetch()),
    isLoaded: data !== undefined && (projects !== undefined || !isNamed),
    /** Nothing is left to be read. */
    isWhole: !hasNextPage && !isPlaceholderData,
    readOn,
  };
}
