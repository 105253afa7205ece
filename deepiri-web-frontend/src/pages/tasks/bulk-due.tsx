import { Popover } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../components/states.tsx';
import { useFormat } from '../../text/use-format.ts';
import { DayWords } from '../task/day-words.tsx';
import { ToolButton } from './tool-button.tsx';
import classes from './toolbar.module.css';

const Calendar = lazy(() => import('../task/calendar.tsx').then((module) => ({ default: module.Calendar })));
const NEAR = [0, 1, 7];

type Props = { opened: boolean; onChange: (opened: boolean) => void; onChoose: (day: string | null) => void };

/** A due date for all that is selected, or none. */
export function BulkDue({ opened, onChange, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const choose = (day: string | null) => {
    onChange(false);
    onChoose(day);
  };
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ToolButton label={t('tasks.dueDate')} icon={CalendarDays} keys="D" onClick={() => onChange(!opened)} />
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={t('tasks.dueDate')}>
        <DayWords
          label={t('tasks.dueDate')}
          onChoose={choose}
          near={
            <div className={classes.days}>
              {NEAR.map((days) => {
                const day = format.addDays(format.today, days);
                return (
                  <button key={day} type="button" onClick={() => choose(day)}>
                    {format.day(day)}
                  </button>
                );
              })}
              <button type="button" onClick={() => choose(null)}>
                {t('task.noDate')}
              </button>
            </div>
          }
        >
          <Suspense fallback={<Skeleton rows={6} height={24} />}>
            <Calendar value={null} today={format.today} onChoose={choose} />
          </Suspense>
        </DayWords>
      </Popover.Dropdown>
    </Popover>
  );
}
