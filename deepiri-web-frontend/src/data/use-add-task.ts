import { useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { amend, dismiss, toast } from '../components/toasts/store.ts';
import type { Language } from '../text/languages.ts';
import { useFormat } from '../text/use-format.ts';
import { addedToast } from './done-toast.ts';
import { type Line, localTask, readingOf } from './outbox/entry.ts';
import { outbox } from './outbox/open-outbox.ts';
import { weekStartOf } from './repeat.ts';
import { useMe } from './session.ts';
import { useTaskActions } from './use-task-actions.ts';

type Asked = Pick<Line, 'text' | 'ignore' | 'createProject' | 'day' | 'parentId' | 'orderKey'>;

type Told = {
  onAdded?: ((task: Task) => void) | undefined;
  /** @param code of the problem */
  onRefused?: (code: string) => void;
};

/**
 * Adds a task from a line, now or when the platform can be reached; then nobody has to be told.
 * @param projectId where a line goes that names no project
 */
export function useAddTask(projectId: string | null = null): (line: Asked, told?: Told) => void {
  const client = useQueryClient();
  const { remove } = useTaskActions();
  const { id: me, timeZone, dayStartsAt } = useMe();
  const weekStart = weekStartOf(useFormat().firstDay);
  const language = useTranslation().i18n.language as Language;
  return useCallback(
    ({ ignore = [], ...asked }, { onAdded, onRefused } = {}) => {
      let task: Task;
      const { key } = outbox.add(
        (key, at) => {
          const line = { ...asked, ignore, timeZone, dayStartsAt, weekStart, language, writtenAt: at, projectId };
          task = localTask(line, key, me, at, line.day ? undefined : client.getQueryData(readingOf(line)));
          return { kind: 'add', line, task };
        },
        (entry, answer) => {
          if (answer.is === 'refused') dismiss(addedToast(key));
          if (answer.is === 'done' && answer.tasks[0]) {
            task = answer.tasks[0];
            amend(addedToast(key), { id: addedToast(task.id) });
          }
          if (entry.late) return;
          if (answer.is === 'refused') onRefused?.(answer.code);
          else if (answer.is === 'done' && answer.tasks[0]) onAdded?.(answer.tasks[0]);
        },
      );
      toast({ id: addedToast(key), text: '', silent: true, undo: () => remove(task) });
    },
    [client, remove, me, timeZone, dayStartsAt, weekStart, language, projectId],
  );
}
