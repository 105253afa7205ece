import { useNavigate } from '@tanstack/react-router';
import type { Task } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { addedToast } from '../../data/done-toast.ts';
import { nowCalled } from '../../data/outbox/now-called.ts';
import { useFormat } from '../../text/use-format.ts';
import { amend } from './store.ts';

/**
 * Tells that a task was added where one does not see it, for when it is, and leads there.
 * @param leave called on the way, such as to close what lies over the page
 */
export function useTellAdded(leave?: () => void): (task: Task) => void {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  return (task) => {
    const when = task.dueAt ? format.due(task.dueAt) : task.scheduledFor ? format.day(task.scheduledFor) : null;
    // What was taken back meanwhile is not told.
    amend(addedToast(nowCalled(task.id)), {
      silent: false,
      text: t('toast.added'),
      strong: task.title,
      ...(when ? { extra: `· ${when}` } : {}),
      action: {
        label: t('action.open'),
        run: () => {
          leave?.();
          void navigate({ to: '/tasks/$taskId', params: { taskId: nowCalled(task.id) } });
        },
        leads: true,
      },
    });
  };
}
