import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DayPop } from '../task/day-pop.tsx';
import { ToolButton } from './tool-button.tsx';

type Props = {
  opened: boolean;
  onChange: (opened: boolean) => void;
  onChoose: (day: string | null, at?: string) => void;
};

/** Where no day is said, a time means today; each task has its own, which stays where none is said. */
const TIMED = { day: undefined, kept: null, each: true } as const;

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
      timed={TIMED}
      none={t('task.noDate')}
      onChoose={onChoose}
      target={<ToolButton label={t('tasks.dueDate')} icon={CalendarDays} keys="D" onClick={() => onChange(!opened)} />}
    />
  );
}
