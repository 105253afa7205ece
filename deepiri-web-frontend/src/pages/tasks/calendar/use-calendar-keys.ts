import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../../text/format.ts';
import type { DayEntry } from './day-entries.ts';
import type { Span } from './weeks.ts';

/** An entry that was picked up by keys, and the day it is over. */
export type Carried = { entry: DayEntry; to: string };

const STOP = '[data-stop]';
const DAY = '[data-day-stop]';
const WEEK = 7;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };

type Given = {
  root: RefObject<HTMLElement | null>;
  span: Span;
  /** The day to begin with, when nothing has the focus. */
  start: string;
  format: Format;
  entryOf: (key: string) => DayEntry | undefined;
  /** Brings a day on the screen. */
  show: (day: string) => void;
  turn: (step: 1 | -1) => void;
  move: (entry: DayEntry, day: string) => void;
};

/**
 * Arrows go from day to day and through the entries of a day. Space picks an entry up, arrows carry it, Space or Enter
 * drops it, Escape puts it back.
 */
export function useCalendarKeys({ root, span, start, format, entryOf, show, turn, move }: Given) {
  const { t } = useTranslation();
  const [carried, carry] = useState<Carried | null>(null);
  const [said, say] = useState('');
  const wanted = useRef<{ day: string; at: number } | { day: string; task: string } | null>(null);
  const cellOf = (day: string) => root.current?.querySelector<HTMLElement>(`[data-cell="${day}"]`) ?? null;
  const here = () => {
    const cell = document.activeElement?.closest<HTMLElement>('[data-cell]') ?? null;
    if (!cell || !root.current?.contains(cell)) return null;
    const stops = [...cell.querySelectorAll<HTMLElement>(STOP)];
    return { day: cell.dataset['cell'] as string, stops, at: stops.indexOf(document.activeElement as HTMLElement) };
  };
  const land = () => {
    const to = wanted.current;
    const cell = to && cellOf(to.day);
    if (!cell) return;
    const stops = [...cell.querySelectorAll<HTMLElement>(STOP)];
    // A task comes to its new day a moment after it was dropped.
    const target =
      'task' in to
        ? cell.querySelector<HTMLElement>(`[data-task="${CSS.escape(to.task)}"] ${STOP}`)
        : ((to.at >= 0 ? stops[Math.min(to.at, stops.length - 1)] : undefined) ?? cell.querySelector<HTMLElement>(DAY));
    if (!target) return;
    wanted.current = null;
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  };
  useLayoutEffect(land);
  const goTo = (day: string, at: number): true => {
    wanted.current = { day, at };
    if (cellOf(day)) land();
    else show(day);
    return true;
  };

  const sideways = (step: 1 | -1) => {
    const now = here();
    return now ? goTo(format.addDays(now.day, step), now.at) : goTo(start, -1);
  };
  const vertical = (step: 1 | -1): boolean => {
    const now = here();
    if (!now) return goTo(start, -1);
    const next = now.at + step;
    if (next >= -1 && next < now.stops.length) return goTo(now.day, next);
    if (span === 'week') return true;
    const day = format.addDays(now.day, step * WEEK);
    return goTo(day, step === 1 ? -1 : (cellOf(day)?.querySelectorAll(STOP).length ?? 0) - 1);
  };

  const over = (next: Carried) => {
    carry(next);
    say(t('calendar.carry.over', { day: fullDay(next.to) }));
    goTo(next.to, -1);
  };
  const fullDay = (day: string) => format.calendar(day, { weekday: 'long', day: 'numeric', month: 'long' });
  const putDown = ({ entry, to }: Carried, taken: boolean) => {
    carry(null);
    const day = taken ? to : entry.day;
    say(t(taken ? 'calendar.carry.dropped' : 'calendar.carry.back', { title: entry.task.title, day: fullDay(day) }));
    if (taken) move(entry, to);
    if (!taken && !cellOf(day)) show(day);
    wanted.current = { day, task: entry.task.id };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    wanted.current = null;
    const { key } = event;
    if (carried) {
      const step = steps[key];
      if (step !== undefined) over({ ...carried, to: format.addDays(carried.to, step) });
      else if (key === ' ' || key === 'Enter') putDown(carried, true);
      else if (key === 'Escape') putDown(carried, false);
      else if (key === 'Tab') carry(null);
      if (key !== 'Tab') event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const entry = entryOf((event.target as HTMLElement).dataset['entry'] ?? '');
    if (key === ' ' && entry) {
      carry({ entry, to: entry.day });
      say(t('calendar.carry.start', { title: entry.task.title }));
      goTo(entry.day, -1);
    } else if (key === 'PageDown' || key === 'PageUp') turn(key === 'PageDown' ? 1 : -1);
    else return;
    event.preventDefault();
  };
  /** Takes the focus to a day once it is there. */
  const focusDay = (day: string) => void goTo(day, -1);
  return { carried, said, move: vertical, sideways, onKeyDown, focusDay };
}
