import { useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../../text/format.ts';
import type { DayEntry } from './day-entries.ts';
import { dayName } from './day-name.ts';
import classes from './day-strip.module.css';
import type { Weeks } from './weeks.ts';

const MOST_DOTS = 3;
const none: readonly DayEntry[] = [];

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
          entries={entries.get(day) ?? none}
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
  entries: readonly DayEntry[];
  isOutside: boolean;
  onChoose: (day: string) => void;
};

function StripDay({ day, format, entries, isOutside, onChoose }: DayProps) {
  const { t } = useTranslation();
  const { setNodeRef, isOver } = useDroppable({ id: `strip ${day}`, data: { day } });
  const name = format.calendar(day, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes.day}
      aria-label={dayName(name, entries, t)}
      aria-current={day === format.today ? 'date' : undefined}
      data-outside={isOutside || undefined}
      data-over={isOver || undefined}
      onClick={() => onChoose(day)}
    >
      <span className={classes.number}>{format.calendar(day, { day: 'numeric' })}</span>
      <span className={classes.dots} aria-hidden>
        {entries.slice(0, MOST_DOTS).map(({ key, ahead }) => (
          <i key={key} data-ahead={ahead || undefined} />
        ))}
      </span>
    </button>
  );
}
