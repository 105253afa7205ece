import type { Task } from 'deepiri-sdk';
import { useCallback, useMemo } from 'react';
import { focusedRow } from '../../app/keyboard/use-row-keys.ts';
import { rememberStart } from '../../components/flight-start.ts';
import { useNow } from '../../components/use-now.ts';
import { useMe } from '../../data/session.ts';
import { heldUpIn, isOpen } from '../../data/task-cache.ts';
import type { Clock } from '../../data/task-days.ts';
import { usePlan } from '../../data/tasks.ts';
import { usePay } from '../../data/use-pay.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import { useFormat } from '../../text/use-format.ts';
import type { TasksSearch } from './search.ts';
import { useBulkActions } from './use-bulk-actions.ts';
import { useColumns } from './use-columns.ts';
import { useFiltered } from './use-filtered.ts';
import { useSelection } from './use-selection.ts';

/** Everything that list and board share: the tasks to show, what is selected, and what can be done to them. */
export function useRoom(search: TasksSearch) {
  const me = useMe();
  const now = useNow();
  const format = useFormat();
  const actions = useTaskActions();
  const payOf = usePay();
  const plan = usePlan().data;
  const clock: Clock = useMemo(
    () => ({ now, zone: me.timeZone, dayStartsAt: me.dayStartsAt }),
    [now, me.timeZone, me.dayStartsAt],
  );
  const filtered = useFiltered(search);
  const { shown, matches } = filtered;
  const selecting = useSelection(shown);
  const { selected } = selecting;
  const isHeldUp = useMemo(() => heldUpIn(plan), [plan]);

  const targets = useCallback((): readonly Task[] => {
    if (selected.length > 0) return selected;
    const id = focusedRow(document.getElementById('main'))?.dataset['task'];
    const task = shown.find((one) => one.id === id);
    return task ? [task] : [];
  }, [selected, shown]);
  const bulk = useBulkActions({ targets, clock, format });

  const toggleDone = useCallback(
    (task: Task, box: HTMLElement): boolean => {
      if (!isOpen(task)) {
        actions.reopen(task);
        return !matches({ ...task, status: 'todo', completedAt: null });
      }
      rememberStart(task.id, box);
      actions.complete(task);
      return !matches({ ...task, status: 'done', completedAt: new Date().toISOString() });
    },
    [actions, matches],
  );

  return {
    ...filtered,
    ...selecting,
    clock,
    format,
    payOf,
    bulk,
    actions,
    openId: search.task ?? null,
    columns: useColumns(search.columns),
    isWaiting: (task: Task) => isOpen(task) && (task.status === 'blocked' || isHeldUp(task)),
    /** Completes an open task, opens a finished one again. @returns whether it leaves the list by that */
    toggleDone,
    /** Does something to what is selected, else to the row with the focus. */
    act(what: 'complete' | 'start' | 'remove' | 'moveToToday' | 'moveToTomorrow'): boolean {
      const [first, ...others] = targets();
      if (!first) return false;
      if (others.length > 0 || what === 'moveToToday' || what === 'moveToTomorrow') return bulk[what]();
      if (what === 'remove') actions.remove(first);
      if (what === 'start' && first.status === 'todo') actions.start(first);
      if (what === 'complete' && isOpen(first)) actions.complete(first);
      return true;
    },
  };
}

export type Room = ReturnType<typeof useRoom>;
