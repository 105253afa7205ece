import type { Task } from 'deepiri-sdk';
import { useEffect, useMemo } from 'react';
import { newest } from '../../../data/task-cache.ts';
import { isPartial, rowsOf } from '../../../data/task-list.ts';
import { useTaskList } from '../../../data/task-lists.ts';
import { useLocalDay } from '../../../data/tasks.ts';
import { useFormat } from '../../../text/use-format.ts';
import { DAYLESS } from '../dayless.ts';
import type { TasksSearch } from '../search.ts';
import { firstWeekday, type Weeks, weeksOf } from './weeks.ts';

/** Pages that are read of one range at the most; a calendar of more helps nobody. */
const MOST_PAGES = 10;

/** The weeks that the address asks for; without a day those of today. */
export function useWeeks({ span = 'month', day }: Pick<TasksSearch, 'span' | 'day'>): Weeks {
  const today = useLocalDay();
  const { locale } = useFormat();
  return useMemo(() => weeksOf(span, day ?? today, firstWeekday(locale)), [span, day, today, locale]);
}

/** A list that is read to its end. */
function useWholeList(...[filter, sort, enabled]: Parameters<typeof useTaskList>) {
  const list = useTaskList(filter, sort, enabled);
  const { hasNextPage, isFetching, isFetchNextPageError, isPlaceholderData, fetchNextPage, data } = list;
  const canReadOn = hasNextPage && !isFetching && !isFetchNextPageError && !isPlaceholderData;
  const readOn = canReadOn && (data?.pages.length ?? 0) < MOST_PAGES;
  useEffect(() => {
    if (readOn) void fetchNextPage();
  }, [readOn, fetchNextPage]);
  return list;
}

/** The tasks that are due or planned in these weeks, and those that stand on no day; nothing else is read. */
export function useRange(filter: string, { from, to }: Weeks, enabled: boolean) {
  const due = useWholeList(`(${filter}) due>=${from} due<=${to}`, 'dueAt', enabled);
  const planned = useWholeList(`(${filter}) scheduled>=${from} scheduled<=${to}`, 'scheduledFor', enabled);
  const lists = [due, planned];
  const dayless = useTaskList(`(${filter}) ${DAYLESS}`, 'dueAt', enabled);
  const rows = useMemo(() => {
    const all = new Map<string, Task>();
    for (const task of [...rowsOf(due.data), ...rowsOf(planned.data)]) all.set(task.id, newest(all.get(task.id), task));
    return [...all.values()];
  }, [due.data, planned.data]);
  const partial = lists.some(({ data }) => isPartial(data));
  const isLoaded = lists.every(({ data }) => data !== undefined);
  return {
    rows,
    isLoaded,
    isWhole: !partial && lists.every(({ hasNextPage, isPlaceholderData }) => !hasNextPage && !isPlaceholderData),
    isPartial: partial,
    dayless: { count: rowsOf(dayless.data).length, isWhole: !dayless.hasNextPage },
    error: isLoaded ? null : (due.error ?? planned.error),
    moreFailed: lists.some(({ isFetchNextPageError }) => isFetchNextPageError),
    retry: () => {
      for (const list of lists) {
        if (list.isFetchNextPageError) void list.fetchNextPage();
        else if (list.error) void list.refetch();
      }
    },
  };
}
