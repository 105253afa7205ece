import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import button from '../../../components/button.module.css';
import type { Format } from '../../../text/format.ts';
import type { TasksSearch } from '../search.ts';
import classes from './calendar-head.module.css';
import { spans, type Weeks } from './weeks.ts';

type Props = { weeks: Weeks; format: Format; name: string; onTurn: (step: 1 | -1) => void };

/** Which days are shown, and the way to others. */
export function CalendarHead({ weeks, format, name, onTurn }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = (change: TasksSearch) => void navigate({ to: '/tasks', search: (now) => ({ ...now, ...change }) });
  return (
    <div className={classes.head}>
      <h2 className={classes.name} aria-live="polite">
        {name}
      </h2>
      <button
        type="button"
        className={classes.turn}
        aria-label={t(`calendar.before.${weeks.span}`)}
        onClick={() => onTurn(-1)}
      >
        <ChevronLeft size={16} aria-hidden />
      </button>
      <button type="button" className={button.button} onClick={() => go({ day: undefined })} data-today>
        {t('calendar.goToday')}
      </button>
      <button
        type="button"
        className={classes.turn}
        aria-label={t(`calendar.after.${weeks.span}`)}
        onClick={() => onTurn(1)}
      >
        <ChevronRight size={16} aria-hidden />
      </button>
      <SegmentedControl
        aria-label={t('calendar.span')}
        size="xs"
        value={weeks.span}
        onChange={(value) =>
          go({
            span: value === 'week' ? 'week' : undefined,
            // The week that is shown is one of the month that was.
            day: weeks.days.includes(format.today) ? undefined : weeks.day,
          })
        }
        data={spans.map((value) => ({ value, label: t(`calendar.spans.${value}`) }))}
      />
    </div>
  );
}
