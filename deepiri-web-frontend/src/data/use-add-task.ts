import { useQueryClient } from '@tanstack/react-query';
import type { Project, Task } from 'deepiri-sdk';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { amend, dismiss, toast } from '../components/toasts/store.ts';
import type { Language } from '../text/languages.ts';
import { useFormat } from '../text/use-format.ts';
import { addedToast } from './done-toast.ts';
import { keys } from './keys.ts';
import { addedBy, type Line, SOON_MS } from './outbox/entry.ts';
import { outbox } from './outbox/open-outbox.ts';
import { readerNow, readingOf } from './reader.ts';
import { weekStartOf } from './repeat.ts';
import { useMe } from './session.ts';
import { useTaskActions } from './use-task-actions.ts';

type Asked = Pick<Line, 'text' | 'ignore' | 'createProject' | 'day' | 'parentId' | 'orderKey'>;

type Told = {
  /** Told of the task when it is there, or of what stands for it when it has to wait. */
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
      let isTold = false;
      const tell = () => {
        if (!isTold) onAdded?.(task);
        isTold = true;
      };
      const { late } = outbox.add(
        (key, at) => {
          const line = { ...asked, ignore, timeZone, dayStartsAt, weekStart, language, writtenAt: at, projectId };
          const reader = readerNow();
          const projects = client.getQueryData<Project[]>(keys.projects);
          const intent = addedBy(line, key, me, at, reader && readingOf(reader, line, new Date(at), projects));
          task = intent.task;
          return intent;
        },
        (entry, answer) => {
          if (answer.is === 'refused') {
            isTold = true;
            dismiss(addedToast(task.id));
            // What had to wait is told about in the list of what waits.
            if (!entry.late) onRefused?.(answer.code);
          }
          if (answer.is !== 'done' || !answer.tasks[0]) return;
          amend(addedToast(task.id), { id: addedToast(answer.tasks[0].id) });
          task = answer.tasks[0];
          tell();
        },
      );
      toast({ id: addedToast(task!.id), text: '', silent: true, undo: () => remove(task) });
      if (late) tell();
      else setTimeout(tell, SOON_MS);
    },
    [client, remove, me, timeZone, dayStartsAt, weekStart, language, projectId],
  );
}
