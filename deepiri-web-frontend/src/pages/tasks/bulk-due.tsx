import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DayPop } from '../task/day-pop.tsx';
import { ToolButton } from './tool-button.tsx';

type Props = { opened: boolean; onChange: (opened: boolean) => void; onChoose: (day: string | null) => void };

/** A due date for all that is selected, or none. */
export function BulkDue({ opened, onChange, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <DayPop
      label={t('tasks.dueDate')}
      position="bottom-end"
      opened={opened}
      onOpened={onChange}
      value={null}
      none={t('task.noDate')}
      onChoose={onChoose}
      target={<ToolButton label={t('tasks.dueDate')} icon={CalendarDays} keys="D" onClick={() => onChange(!opened)} />}
    />
  );
}
