import { useCallback } from 'react';
import type { TaskChange } from '../../../data/task-change.ts';
import { movedTo } from '../../../data/task-days.ts';
import { useBulk } from '../../../data/use-bulk.ts';
import type { Room } from '../use-room.ts';
import { type DayEntry, patchFor } from './day-entries.ts';

/** Puts an entry on another day; when its task is selected, all that is selected goes along. */
export function useDayMoves({ clock, format, selected }: Pick<Room, 'clock' | 'format' | 'selected'>) {
  const run = useBulk();
  return useCallback(
    (entry: DayEntry, day: string) => {
      const patch = patchFor(entry, day, clock);
      if (!patch) return;
      const { task } = entry;
      const others = selected.some(({ id }) => id === task.id) ? selected.filter(({ id }) => id !== task.id) : [];
      const changes: TaskChange[] = [
        { type: 'update', task, patch },
        ...others.map((other): TaskChange => ({ type: 'update', task: other, patch: movedTo(other, day, clock) })),
      ];
      run(changes, { key: 'moved', value: format.day(day) });
    },
    [run, clock, format, selected],
  );
}
