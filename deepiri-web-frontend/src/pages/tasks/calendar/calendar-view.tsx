import { type Announcements, DndContext, type DragEndEvent, DragOverlay, pointerWithin } from '@dnd-kit/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import words from '../../../components/words.module.css';
import { usePlannedTimes } from '../../../data/planned.ts';
import { useDragSensors } from '../reorder/use-drag-sensors.ts';
import type { TasksSearch } from '../search.ts';
import type { Room } from '../use-room.ts';
import { useRoomCommands } from '../use-room-commands.ts';
import { useRowClicks } from '../use-row-clicks.ts';
import { Agenda } from './agenda.tsx';
import { CalendarHead } from './calendar-head.tsx';
import classes from './calendar-view.module.css';
import { type DayEntry, entriesByDay } from './day-entries.ts';
import { DayGrid } from './day-grid.tsx';
import { DayStrip } from './day-strip.tsx';
import { DaylessLink } from './dayless-link.tsx';
import { ChipGhost } from './entry-chip.tsx';
import { useCalendarKeys } from './use-calendar-keys.ts';
import { useDayMoves } from './use-day-moves.ts';
import { useWeeks } from './use-range.ts';
import { turned, type Weeks } from './weeks.ts';

const dayUnder = (over: DragEndEvent['over']) => String(over?.data.current?.['day'] ?? over?.id ?? '');

/** The tasks on the days that they are due or planned for: a month or a week, on a phone a list of days. */
export function CalendarView({ room, search }: { room: Room; search: TasksSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 719px)', false, { getInitialValueInEffect: false });
  const root = useRef<HTMLDivElement>(null);
  const weeks = useWeeks(search);
  const { format, clock, shown, selected } = room;
  const planned = usePlannedTimes(search.filter ?? '', weeks, room.unreadable === null && weeks.to >= format.today);
  const entries = useMemo(() => entriesByDay(shown, clock, planned), [shown, clock, planned]);
  const inView = useMemo(
    () => weeks.days.flatMap((day) => entries.get(day)?.filter(({ ahead }) => !ahead) ?? []),
    [weeks, entries],
  );
  const order = useMemo(() => [...new Set(inView.map(({ task }) => task.id))], [inView]);
  const [adding, setAdding] = useState<string | null>(null);
  const [earlier, showEarlier] = useState(false);
  // The day it was opened at; turning the pages names others.
  const [asked] = useState(search.day);
  useEffect(() => {
    if (narrow && asked) root.current?.querySelector(`[data-day="${asked}"]`)?.scrollIntoView({ block: 'start' });
  }, [narrow, asked]);
  const [dragged, setDragged] = useState<DayEntry | null>(null);
  const move = useDayMoves(room);
  const show = (day: string) => void navigate({ to: '/tasks', search: (now) => ({ ...now, day }), replace: true });
  const turn = (step: 1 | -1) => {
    const day = turned(weeks, step);
    if (root.current?.contains(document.activeElement) && !narrow) keys.focusDay(day);
    show(day);
  };
  const keys = useCalendarKeys({
    root,
    span: weeks.span,
    start: weeks.days.includes(format.today) ? format.today : weeks.day,
    format,
    entryOf: (key) => inView.find((entry) => entry.key === key),
    show,
    turn,
    move,
  });
  useRoomCommands({
    room,
    root,
    order,
    move: narrow ? () => false : keys.move,
    ...(narrow ? {} : { sideways: keys.sideways }),
  });
  const clicks = useRowClicks(room, order);
  const onAdd = (day: string | null) => {
    const left = adding;
    setAdding(day);
    if (day === null && left !== null && !narrow) keys.focusDay(left);
  };
  const choose = (day: string) => {
    if (entries.has(day)) flushSync(() => showEarlier(true));
    const section = root.current?.querySelector(`[data-day="${day}"]`);
    if (section) section.scrollIntoView({ block: 'start' });
    else setAdding(day);
  };
  const nameOf = (day: string) => format.calendar(day, { weekday: 'long', day: 'numeric', month: 'long' });
  const announcements: Announcements = {
    onDragStart: () => t('tasks.drag.start'),
    onDragOver: ({ over }) => (over ? t('calendar.carry.over', { day: nameOf(dayUnder(over)) }) : undefined),
    onDragEnd: () => undefined,
    onDragCancel: () => t('tasks.drag.cancel'),
  };
  const along = dragged && selected.some(({ id }) => id === dragged.task.id) ? selected.length : 1;
  const name = nameOfWeeks(weeks, format, narrow);

  return (
    <DndContext
      sensors={useDragSensors()}
      collisionDetection={pointerWithin}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('calendar.keys') } }}
      onDragStart={({ active }) => setDragged(active.data.current?.['entry'] as DayEntry)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ over }) => {
        setDragged(null);
        if (dragged && over) move(dragged, dayUnder(over));
      }}
    >
      <div className={classes.calendar} {...clicks}>
        <CalendarHead weeks={weeks} format={format} name={name} onTurn={turn} />
        {narrow ? (
          <>
            <DayStrip weeks={weeks} entries={entries} format={format} onChoose={choose} />
            <p className={classes.more}>
              <DaylessLink room={room} filter={search.filter ?? ''} />
            </p>
            <Agenda
              ref={root}
              room={room}
              weeks={weeks}
              entries={entries}
              asked={asked}
              adding={adding}
              earlier={earlier}
              onEarlier={() => showEarlier(true)}
              onAdd={onAdd}
            />
          </>
        ) : (
          <DayGrid
            ref={root}
            room={room}
            weeks={weeks}
            entries={entries}
            name={name}
            carried={keys.carried}
            adding={adding}
            onAdd={onAdd}
            onKeyDown={keys.onKeyDown}
          />
        )}
        <p className={words.spoken} aria-live="assertive">
          {keys.said}
        </p>
        {room.isWhole || room.isPartial || !room.isLoaded || room.moreFailed ? null : (
          <p className={classes.more}>{t('calendar.reading')}</p>
        )}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged ? <ChipGhost room={room} entry={dragged} count={along} /> : null}
      </DragOverlay>
    </DndContext>
  );
}

const instant = (date: string) => new Date(`${date}T12:00:00Z`);

/** `November 2026`, or the first and last day of a week; short where there is little room. */
function nameOfWeeks({ span, day, from, to }: Weeks, { calendar, locale }: Room['format'], short: boolean): string {
  if (span === 'month') return calendar(day, { month: short ? 'short' : 'long', year: 'numeric' });
  if (short) {
    const names = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    return names.formatRange(instant(from), instant(to));
  }
  const year = from.slice(0, 4) === to.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return `${calendar(from, { day: 'numeric', month: 'short', ...year })} – ${calendar(to, { day: 'numeric', month: 'short', year: 'numeric' })}`;
}
