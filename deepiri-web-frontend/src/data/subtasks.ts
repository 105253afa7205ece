import type { Task } from 'deepiri-sdk';
import { useEffect, useMemo } from 'react';
import { byPlace } from './by-place.ts';
import { keyBetween } from './order-key.ts';
import { outbox } from './outbox/open-outbox.ts';
import { rowsOf } from './task-list.ts';
import { useTaskList } from './task-lists.ts';
import { useAddTask } from './use-add-task.ts';

/** The subtasks of a task in their order; undefined until they are known. */
export function useSubtasks(parentId: string): Task[] | undefined {
  const { data, hasNextPage, isFetching, fetchNextPage } = useTaskList(`parent:${parentId}`, '-createdAt', true);
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return useMemo(
    () =>
      data &&
      rowsOf(data)
        .filter((task) => task.parentId === parentId)
        .sort(byPlace),
    [data, parentId],
  );
}

/**
 * Adds a line as the last subtask, now or when the platform can be reached; what quick-add understands of it becomes its
 * fields.
 */
export function useAddSubtask(parent: Task, siblings: readonly Task[]) {
  const add = useAddTask(parent.projectId);
  /** @param onRefused told the code of the problem */
  return (text: string, onRefused: (code: string) => void) => {
    // Those that are on their way are not among the siblings yet.
    const sent = outbox.current.flatMap(({ intent }) => (intent.kind === 'add' ? intent.task : []));
    const places = [...siblings, ...sent]
      .filter(({ parentId }) => parentId === parent.id)
      .map(({ orderKey }) => orderKey ?? '');
    const last = places.toSorted().at(-1);
    add({ text, parentId: parent.id, orderKey: keyBetween(last || null, null) }, { onRefused });
  };
}
