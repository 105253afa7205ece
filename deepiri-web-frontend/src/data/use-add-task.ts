import type { Task } from 'deepiri-sdk';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../text/languages.ts';
import { useFormat } from '../text/use-format.ts';
import { type Line, localTask } from './outbox/entry.ts';
import { outbox } from './outbox/open-outbox.ts';
import { weekStartOf } from './repeat.ts';
import { useMe } from './session.ts';

type Told = {
  onAdded?: ((task: Task) => void) | undefined;
  /** @param code of the problem */
  onRefused?: (code: string) => void;
};

/**
 * Adds a task from a line, now or when the platform can be reached; then nobody has to be told.
 * @param projectId where a line goes that names no project
 */
export function useAddTask(
  projectId: string | null = null,
): (line: Pick<Line, 'text' | 'ignore'>, told?: Told) => void {
  const { id: me, timeZone, dayStartsAt } = useMe();
  const weekStart = weekStartOf(useFormat().firstDay);
  const language = useTranslation().i18n.language as Language;
  return useCallback(
    ({ text, ignore = [] }, { onAdded, onRefused } = {}) => {
      outbox.add(
        (key, at) => {
          const line = { text, ignore, timeZone, dayStartsAt, weekStart, language, writtenAt: at, projectId };
          return { kind: 'add', line, task: localTask(line, key, me, at) };
        },
        (entry, answer) => {
          if (entry.late) return;
          if (answer.is === 'refused') onRefused?.(answer.code);
          else if (answer.is === 'done' && answer.tasks[0]) onAdded?.(answer.tasks[0]);
        },
      );
    },
    [me, timeZone, dayStartsAt, weekStart, language, projectId],
  );
}
