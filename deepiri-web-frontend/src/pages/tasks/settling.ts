import type { Task } from 'deepiri-sdk';
import { useMemo, useState } from 'react';
import { useLetGo } from '../../components/task-row/use-let-go.ts';

export type Held = ReadonlyMap<string, { was: Task; at: number }>;

/** Tasks that were on the list and have been finished so that they are on it no longer, as they were before. */
export function heldAfter(
  held: Held,
  before: ReadonlyMap<string, Task>,
  after: readonly Task[],
  { matches, at }: Given,
): Held {
  const next = new Map(held);
  for (const task of after) {
    const was = before.get(task.id);
    if (matches(task) || task.status !== 'done') next.delete(task.id);
    else if (was && was.status !== 'done') next.set(task.id, { was, at });
  }
  return next.size === 0 && held.size === 0 ? held : next;
}

type Given = { matches: (task: Task) => boolean; at: number };

type State = { rows: readonly Task[]; matches: Given['matches']; shown: ReadonlyMap<string, Task>; held: Held };

const shownOf = (rows: readonly Task[], matches: Given['matches']) =>
  new Map(rows.filter(matches).map((task) => [task.id, task]));

/** The tasks to show of those that are known: what matches, and for a moment what has just been finished. */
export function useSettling(rows: readonly Task[], matches: Given['matches']): { shown: Task[]; held: Held } {
  const [state, setState] = useState<State>(() => ({ rows, matches, shown: shownOf(rows, matches), held: new Map() }));
  let current = state;
  if (state.rows !== rows || state.matches !== matches) {
    const shown = shownOf(rows, matches);
    // Another filter is another list: what is not on it was not finished.
    const before = state.matches === matches ? state.shown : new Map<string, Task>();
    const held = state.matches === matches ? state.held : new Map();
    current = { rows, matches, shown, held: heldAfter(held, before, rows, { matches, at: performance.now() }) };
    setState(current);
  }
  const { held } = current;
  useLetGo(held, setState);
  const shown = useMemo(
    () => current.rows.filter((task) => current.shown.has(task.id) || held.has(task.id)),
    [current.rows, current.shown, held],
  );
  return { shown, held };
}
