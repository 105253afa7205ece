import { useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../../text/format.ts';
import type { DayEntry } from './day-entries.ts';
import classes from './day-strip.module.css';
import type { Weeks } from './weeks.ts';

const MOST_DOTS = 3;

type Props = {
  weeks: Weeks;
  entries: ReadonlyMap<string, readonly DayEntry[]>;
  format: Format;
  onChoose: (day: string) => void;
};

/** The days of the calendar on a phone: how much is on each, and the way to it. */
export function DayStrip({ weeks, entries, format, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <nav className={classes.strip} aria-label={t('calendar.days')}>
      {weeks.days.slice(0, 7).map((day) => (
        <span key={day} className={classes.name} aria-hidden>
          {format.calendar(day, { weekday: 'narrow' })}
        </span>
      ))}
      {weeks.days.map((day) => (
        <StripDay
          key={day}
          day={day}
          format={format}
          count={entries.get(day)?.length ?? 0}
          isOutside={weeks.span === 'month' && !day.startsWith(weeks.day.slice(0, 7))}
          onChoose={onChoose}
        />
      ))}
    </nav>
  );
}

type DayProps = {
  day: string;
  format: Format;
  count: number;
  isOutside: boolean;
  onChoose: (day: string) => void;
};

function StripDay({ day, format, count, isOutside, onChoose }: DayProps) {
  const { t } = useTranslation();
  const { setNodeRef, isOver } = useDroppable({ id: `strip ${day}`, data: { day } });
  const name = format.calendar(day, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes.day}
      aria-label={t('calendar.day', { day: name, count })}
      aria-current={day === format.today ? 'date' : undefined}
      data-outside={isOutside || undefined}
      data-over={isOver || undefined}
      onClick={() => onChoose(day)}
    >
      <span className={classes.number}>{format.calendar(day, { day: 'numeric' })}</span>
      <span className={classes.dots} aria-hidden>
        {Array.from({ length: Math.min(count, MOST_DOTS) }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are all the same
          <i key={at} />
        ))}
      </span>
    </button>
  );
}
