import { useDroppable } from '@dnd-kit/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Room } from '../use-room.ts';
import { DayAdd } from './day-add.tsx';
import classes from './day-cell.module.css';
import type { DayEntry } from './day-entries.ts';
import { DayList } from './day-list.tsx';
import { dayName } from './day-name.ts';
import { ChipAhead, ChipGhost, EntryChip } from './entry-chip.tsx';
import type { Carried } from './use-calendar-keys.ts';

type Props = {
  room: Room;
  day: string;
  entries: readonly DayEntry[];
  /** Entries that there is room for; the rest is behind "more". */
  fits: number;
  /** Of another month than the one on the screen. */
  isOutside: boolean;
  isStop: boolean;
  isAdding: boolean;
  carried: Carried | null;
  onAdd: (day: string | null) => void;
};

/** A day of the calendar with its tasks. */
export function DayCell({ room, day, entries, fits, isOutside, isStop, isAdding, carried, onAdd }: Props) {
  const { t } = useTranslation();
  const { format } = room;
  const { setNodeRef, isOver } = useDroppable({ id: day });
  const isToday = day === format.today;
  const name = format.calendar(day, { weekday: 'long', day: 'numeric', month: 'long' });
  const shown = entries.length <= fits ? entries : entries.slice(0, Math.max(0, fits - 1));
  const isOverBy = isOver || carried?.to === day;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table would not give its cells the same height
    // biome-ignore lint/a11y/useFocusableInteractive: the day in it takes the focus
    <div
      ref={setNodeRef}
      role="gridcell"
      className={classes.cell}
      data-cell={day}
      data-outside={isOutside || undefined}
      data-over={isOverBy || undefined}
    >
      <div className={classes.head}>
        <button
          type="button"
          className={classes.number}
          tabIndex={isStop ? 0 : -1}
          aria-label={dayName(isToday ? t('calendar.today', { day: name }) : name, entries, t)}
          aria-current={isToday ? 'date' : undefined}
          data-day-stop
          onClick={() => onAdd(day)}
        >
          {day.endsWith('-01') && !isToday
            ? format.calendar(day, { day: 'numeric', month: 'long' })
            : format.calendar(day, { day: 'numeric' })}
        </button>
        <button
          type="button"
          className={classes.plus}
          tabIndex={-1}
          aria-label={t('calendar.addOn', { day: name })}
          onClick={() => onAdd(day)}
        >
          <Plus size={14} strokeWidth={2} aria-hidden />
        </button>
      </div>
      <div className={classes.entries}>
        {isAdding ? (
          <DayAdd
            day={day}
            name={name}
            shows={(dueAt) => dueAt !== null && format.dayOf(dueAt) === day}
            onLeave={() => onAdd(null)}
          />
        ) : null}
        {shown.map((entry) =>
          entry.ahead ? (
            <ChipAhead key={entry.key} entry={entry} format={format} />
          ) : (
            <EntryChip key={entry.key} room={room} entry={entry} carried={carried?.entry.key === entry.key} />
          ),
        )}
        {shown.length < entries.length ? (
          <DayList room={room} name={name} entries={entries} rest={entries.length - shown.length} />
        ) : null}
        {carried && carried.to === day && carried.entry.day !== day ? (
          <ChipGhost room={room} entry={carried.entry} count={1} />
        ) : null}
      </div>
    </div>
  );
}
