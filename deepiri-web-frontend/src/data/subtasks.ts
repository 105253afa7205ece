import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../text/languages.ts';
import { byPlace } from './by-place.ts';
import { api } from './client.ts';
import { keyBetween } from './order-key.ts';
import { rowsOf } from './task-list.ts';
import { useTaskList } from './task-lists.ts';
import { readDerived, showTask } from './task-store.ts';

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

/** Adds a line as the last subtask; what quick-add understands of it becomes its fields. */
export function useAddSubtask(parent: Task, siblings: readonly Task[]) {
  const client = useQueryClient();
  const language = useTranslation().i18n.language as Language;
  return useMutation({
    scope: { id: `subtasks:${parent.id}` },
    mutationFn: async (text: string): Promise<Task> => {
      const { spans: _, ...fields } = await api.call('parseQuickAdd', { body: { text, language } });
      const last = siblings.findLast(({ orderKey }) => orderKey !== null)?.orderKey ?? null;
      const body = { ...fields, parentId: parent.id, projectId: parent.projectId, orderKey: keyBetween(last, null) };
      return api.call('createTask', { body });
    },
    onSuccess: (task) => {
      showTask(client, task);
      readDerived(client, task.id);
    },
  });
}
