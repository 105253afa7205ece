import type { TaskStatus } from 'deepiri-sdk';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { focusedRow } from '../../app/keyboard/use-row-keys.ts';
import { besides, type Column } from './columns.ts';
import type { Room } from './use-room.ts';

/** What a column does for the keys of the board. */
export type ColumnHandle = { goTo: (at: number) => boolean };

/** Arrows go from card to card; with Shift an arrow to the side moves the card, or all that is selected. */
export function useBoardKeys(columns: readonly Column[], room: Room) {
  const root = useRef<HTMLElement>(null);
  const handles = useRef(new Map<TaskStatus, ColumnHandle>());
  const followed = useRef<string | null>(null);
  const goTo = (column: Column | undefined, at: number) =>
    column ? (handles.current.get(column.status)?.goTo(at) ?? false) : false;
  /** Where the card with the focus is. */
  const here = () => {
    const id = focusedRow(root.current)?.dataset['task'];
    const column = columns.findIndex(({ tasks }) => tasks.some((task) => task.id === id));
    return { column, at: columns[column]?.tasks.findIndex((task) => task.id === id) ?? -1 };
  };
  // A card that was moved keeps the focus in its new column.
  useLayoutEffect(() => {
    const id = followed.current;
    if (id === null) return;
    followed.current = null;
    const column = columns.find(({ tasks }) => tasks.some((task) => task.id === id));
    goTo(column, column?.tasks.findIndex((task) => task.id === id) ?? -1);
  });

  const move = (step: 1 | -1): boolean => {
    const { column, at } = here();
    if (column === -1) return goTo(columns[besides(columns, -1, 1)], 0);
    const { tasks } = columns[column] as Column;
    return goTo(columns[column], Math.min(tasks.length - 1, Math.max(0, at + step)));
  };
  const sideways = (step: 1 | -1): boolean => {
    const { column, at } = here();
    if (column === -1) return false;
    const to = columns[besides(columns, column, step)];
    return to ? goTo(to, Math.min(at, to.tasks.length - 1)) : false;
  };
  const carry = (step: 1 | -1): boolean => {
    const { column, at } = here();
    const task = columns[column]?.tasks[at];
    const to = columns[column + step]?.status;
    if (!task || !to) return false;
    const after = { ...task, status: to, completedAt: to === 'done' ? new Date().toISOString() : null };
    if (room.matches(after)) followed.current = task.id;
    return room.bulk.moveTo(to);
  };
  return {
    root,
    move,
    sideways,
    register: (status: TaskStatus) => (handle: ColumnHandle | null) => {
      if (handle) handles.current.set(status, handle);
      else handles.current.delete(status);
    },
    onKeyDown(event: KeyboardEvent) {
      if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
      if (carry(event.key === 'ArrowRight' ? 1 : -1)) event.preventDefault();
    },
  };
}
