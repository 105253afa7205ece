import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TaskPanel } from '../task/task-panel.tsx';

export { RowPriority } from './row-priority.tsx';

/** The task of an address, beside Today. */
export function TaskBeside() {
  const { t } = useTranslation();
  const { taskId } = useParams({ strict: false }) as { taskId: string };
  const navigate = useNavigate();
  return <TaskPanel taskId={taskId} room={t('today.title')} onClose={() => navigate({ to: '/' })} />;
}
