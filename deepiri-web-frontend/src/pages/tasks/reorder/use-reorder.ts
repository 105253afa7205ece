import type { Task } from 'deepiri-sdk';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusedRow, focusRow } from '../../../app/keyboard/use-row-keys.ts';
import type { MoveChange } from '../../../data/task-change.ts';
import { useBulk } from '../../../data/use-bulk.ts';
import type { Room } from '../use-room.ts';
import { movesBy, movesTo, type Spot } from './moves.ts';

/** Gives tasks another place in the order by hand: dropped at a spot, or a step up or down by keys. */
export function useReorder({ selected }: Pick<Room, 'selected'>) {
  const { t } = useTranslation();
  const run = useBulk();
  const followed = useRef<string | null>(null);
  const [said, say] = useState('');
  // Where rows change places the browser may take the focus from the one that moved.
  useLayoutEffect(() => {
    const id = followed.current;
    if (id === null) return;
    followed.current = null;
    const row = document.querySelector(`#main [data-task="${CSS.escape(id)}"]`);
    if (row && !row.contains(document.activeElement)) focusRow(row);
    else row?.scrollIntoView({ block: 'nearest' });
  });

  /** The task, or all that is selected when it is too. */
  const along = useCallback(
    (id: string) => new Set(selected.some((task) => task.id === id) ? selected.map((task) => task.id) : [id]),
    [selected],
  );
  const apply = (changes: readonly MoveChange[], rows: readonly Task[]): boolean => {
    if (changes.length === 0) return false;
    run(changes, { key: 'placed', id: 'placed' });
    const ids = new Set(changes.map(({ task }) => task.id));
    const first = changes[0] as MoveChange;
    const others = rows.filter(({ id }) => !ids.has(id));
    const place = others.filter(({ position }) => position < first.position).length + 1;
    say(t('hand.at', { title: first.task.title, place, count: rows.length }));
    return true;
  };
  return {
    /** For a screen reader. */
    said,
    along,
    drop: (rows: readonly Task[], id: string, spot: Spot) => apply(movesTo(rows, along(id), spot), rows),
    /** With Alt an arrow up or down moves the row with the focus. @returns whether it was that */
    onKey(event: { altKey: boolean; key: string }, root: HTMLElement | null, rows: readonly Task[]): boolean {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return false;
      const id = focusedRow(root)?.dataset['task'];
      if (id === undefined) return false;
      if (apply(movesBy(rows, along(id), event.key === 'ArrowDown' ? 1 : -1), rows)) followed.current = id;
      return true;
    },
  };
}
