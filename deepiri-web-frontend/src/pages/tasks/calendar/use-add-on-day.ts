import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flash } from '../../../components/flash.ts';
import { api } from '../../../data/client.ts';
import { weekStartOf } from '../../../data/repeat.ts';
import { useMe } from '../../../data/session.ts';
import { readDerived, showTask } from '../../../data/task-store.ts';
import type { Language } from '../../../text/languages.ts';
import { useFormat } from '../../../text/use-format.ts';

/**
 * Adds a line as a task of a day. The day is said at the end of the line, as a person would say it; where the line names
 * another day itself, that one holds.
 */
export function useAddOnDay() {
  const client = useQueryClient();
  const { timeZone, dayStartsAt } = useMe();
  const weekStart = weekStartOf(useFormat().firstDay);
  const language = useTranslation().i18n.language as Language;
  return useMutation({
    mutationKey: ['task-change'],
    mutationFn: async ({ text, day }: { text: string; day: string }) => {
      const withDay = { text: `${text} ${day}`, timeZone, dayStartsAt, weekStart, language };
      const { spans } = await api.call('parseQuickAdd', { body: withDay });
      const isSaid = spans.some(({ end }) => end > text.length + 1);
      const { task } = await api.call('quickAddTask', { body: isSaid ? withDay : { ...withDay, text } });
      return task;
    },
    onSuccess: (task) => {
      showTask(client, task);
      flash(task.id, 'new');
      readDerived(client, task.id);
    },
  });
}
