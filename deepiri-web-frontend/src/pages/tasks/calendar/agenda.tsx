import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Plus } from 'lucide-react';
import { type Ref, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlash } from '../../../components/flash.ts';
import { type RowItem, rowItemOf } from '../../../components/task-row/row-item.ts';
import row from '../../../components/task-row/task-row.module.css';
import { TaskRowBody } from '../../../components/task-row/task-row.tsx';
import { isOpen } from '../../../data/task-cache.ts';
import { SelectBox } from '../select-box.tsx';
import type { Room } from '../use-room.ts';
import classes from './agenda.module.css';
import { DayAdd } from './day-add.tsx';
import type { DayEntry } from './day-entries.ts';
import { ChipAhead } from './entry-chip.tsx';
import type { Weeks } from './weeks.ts';

type Props = {
  ref: Ref<HTMLDivElement>;
  room: Room;
  weeks: Weeks;
  entries: ReadonlyMap<string, readonly DayEntry[]>;
  /** The day that it was opened at, if any. */
  asked: string | undefined;
  adding: string | null;
  /** Whether the days before today are shown too. */
  earlier: boolean;
  onEarlier: () => void;
  onAdd: (day: string | null) => void;
};

/** The days one under the other, with whole rows: today, and every day that has something, was asked for or is being written on. */
export function Agenda({ ref, room, weeks, entries, asked, adding, earlier, onEarlier, onAdd }: Props) {
  const { t } = useTranslation();
  const { today } = room.format;
  const inMonth = (day: string) => weeks.span === 'week' || day.startsWith(weeks.day.slice(0, 7));
  const all = weeks.days.filter(
    (day) => inMonth(day) && (entries.has(day) || [today, asked, adding].includes(day) || weeks.span === 'week'),
  );
  // What is over is behind a button as long as today is among the days, from the day on that was asked for.
  const from = asked !== undefined && asked < today ? asked : today;
  const hidden = earlier || !weeks.days.includes(today) ? [] : all.filter((day) => day < from && day !== adding);
  const days = all.filter((day) => !hidden.includes(day));
  return (
    <div ref={ref} className={classes.agenda}>
      {hidden.length > 0 ? (
        <button type="button" className={classes.earlier} onClick={onEarlier}>
          {t('calendar.earlier', { count: hidden.length })}
        </button>
      ) : null}
      {days.length === 0 ? <p className={classes.none}>{t('calendar.nothing')}</p> : null}
      {days.map((day) => (
        <AgendaDay
          key={day}
          room={room}
          day={day}
          entries={entries.get(day) ?? []}
          isAdding={adding === day}
          onAdd={onAdd}
        />
      ))}
    </div>
  );
}

type DayProps = {
  room: Room;
  day: string;
  entries: readonly DayEntry[];
  isAdding: boolean;
  onAdd: (day: string | null) => void;
};

function AgendaDay({ room, day, entries, isAdding, onAdd }: DayProps) {
  const { t } = useTranslation();
  const { format } = room;
  const { setNodeRef, isOver } = useDroppable({ id: day });
  const date = format.calendar(day, { weekday: 'long', day: 'numeric', month: 'long' });
  const { toggleDone } = room;
  const onToggle = useCallback((item: RowItem, box: HTMLElement) => void toggleDone(item.task, box), [toggleDone]);
  return (
    <section
      ref={setNodeRef}
      className={classes.day}
      aria-label={date}
      data-day={day}
      data-over={isOver || undefined}
      data-past={day < format.today || undefined}
    >
      <header className={classes.head}>
        <h3 className={classes.name}>
          {day === format.today ? <strong>{t('calendar.todayShort')}</strong> : null}
          {date}
        </h3>
        <button
          type="button"
          className={classes.plus}
          aria-label={t('calendar.addOn', { day: date })}
          onClick={() => onAdd(day)}
        >
          <Plus size={18} strokeWidth={1.8} aria-hidden />
        </button>
      </header>
      {isAdding ? (
        <DayAdd
          day={day}
          name={date}
          shows={(dueAt) => dueAt !== null && format.dayOf(dueAt) === day}
          onLeave={() => onAdd(null)}
        />
      ) : null}
      {entries.length > 0 ? (
        <ul aria-label={date} data-selecting={room.isSelecting || undefined} className={classes.list}>
          {entries.map((entry) =>
            entry.ahead ? (
              <li key={entry.key} className={classes.ahead}>
                <ChipAhead entry={entry} format={format} />
              </li>
            ) : (
              <AgendaRow key={entry.key} room={room} entry={entry} onToggle={onToggle} />
            ),
          )}
        </ul>
      ) : isAdding ? null : (
        <p className={classes.none}>{t('calendar.nothing')}</p>
      )}
    </section>
  );
}

type RowProps = { room: Room; entry: DayEntry; onToggle: (item: RowItem, box: HTMLElement) => void };

function AgendaRow({ room, entry, onToggle }: RowProps) {
  const { task, key } = entry;
  const lit = useFlash(task.id);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: key, data: { entry }, disabled: !isOpen(task) });
  const waiting = room.isWaiting(task);
  const selected = room.selection.ids.has(task.id);
  return (
    <li
      ref={setNodeRef}
      className={`${row.row} ${classes.row}`}
      data-row
      data-task={task.id}
      data-open={task.id === room.openId || undefined}
      data-selected={selected || undefined}
      data-away={isDragging || undefined}
      data-lit={lit}
      {...listeners}
    >
      <SelectBox title={task.title} on={selected} onToggle={() => room.toggle(task.id)} />
      <TaskRowBody
        item={rowItemOf(task, room.clock, waiting)}
        format={room.format}
        pays={isOpen(task) ? (room.payOf(task)?.amount ?? null) : null}
        settled={false}
        waiting={waiting}
        onToggle={onToggle}
      />
    </li>
  );
}
