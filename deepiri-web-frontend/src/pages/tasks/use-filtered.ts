import { useCallback, useEffect, useMemo } from 'react';
import { byDueDay } from '../../data/due-order.ts';
import { asksForProjects } from '../../data/filters.ts';
import { useProjectNames } from '../../data/projects.ts';
import { useMe } from '../../data/session.ts';
import { isPartial, listSorts, rowsOf, taskOrder } from '../../data/task-list.ts';
import { useTaskList } from '../../data/task-lists.ts';
import { useRange, useWeeks } from './calendar/use-range.ts';
import { askedBy } from './done-ones.ts';
import type { TasksSearch } from './search.ts';
import { useSettling } from './settling.ts';
import { readLine, useMatching } from './use-matching.ts';

/** As many as a tall screen shows. */
const AT_LEAST = 60;

/** The tasks that the address asks for, as far as they have been read. */
export function useFiltered(search: TasksSearch) {
  const { filter = '', sort = listSorts[0], group, view } = search;
  const isCalendar = view === 'calendar';
  const projects = useProjectNames();
  const { error: unreadable } = useMemo(() => readLine(filter, projects), [filter, projects]);
  const isNamed = useMemo(() => asksForProjects(filter), [filter]);
  const line = useMemo(() => askedBy(filter), [filter]);
  const list = useTaskList(line, sort, unreadable === null && !isCalendar);
  const range = useRange(line, useWeeks(search), unreadable === null && isCalendar);
  const { data, isPlaceholderData, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const { timeZone: zone, dayStartsAt } = useMe();
  const inDays = useMemo(() => byDueDay({ zone, dayStartsAt }), [zone, dayStartsAt]);
  const listed = useMemo(() => {
    const known = rowsOf(data);
    const inOrder = isPlaceholderData ? known.toSorted(taskOrder(sort)) : known;
    return sort === 'dueAt' ? inDays(inOrder) : inOrder;
  }, [data, isPlaceholderData, sort, inDays]);
  const rows = isCalendar ? range.rows : listed;
  const matches = useMatching(line);
  const { shown, held } = useSettling(rows, matches);

  const canReadOn = !isCalendar && hasNextPage && !isFetching && !isFetchNextPageError && !isPlaceholderData;
  const readOn = useCallback(() => {
    if (canReadOn) void fetchNextPage();
  }, [canReadOn, fetchNextPage]);
  // Groups and columns say how many they have, which takes all of them. And a page may have few that match, or none.
  const needsMore = view === 'board' || view === 'graph' || group !== undefined || shown.length < AT_LEAST;
  useEffect(() => {
    if (needsMore) readOn();
  }, [needsMore, readOn]);

  const listState = {
    error: data ? null : list.error,
    moreFailed: isFetchNextPageError,
    retry: () => void (data ? fetchNextPage() : list.refetch()),
    isLoaded: data !== undefined && (projects !== undefined || !isNamed),
    /** Nothing is left to be read. */
    isWhole: !hasNextPage && !isPlaceholderData && !isPartial(data),
    /** It was never read here: this is what is known of it. */
    isPartial: isPartial(data),
    /** A list has those that stand on no day too. */
    dayless: null,
  };
  return {
    shown,
    /** What has just been finished and leaves in a moment, as it was. */
    settled: held,
    matches,
    unreadable,
    ...(isCalendar ? range : listState),
    readOn,
  };
}
