import { type Filter, FilterError, type ProjectNames, predicateOf } from 'deepiri-contracts/filter';
import type { Task } from 'deepiri-sdk';
import { useMemo } from 'react';
import { useNow } from '../../components/use-now.ts';
import { asksForOthers, movesWithTime, readFilter } from '../../data/filters.ts';
import { useProjectNames } from '../../data/projects.ts';
import { useMe } from '../../data/session.ts';
import { heldUpIn } from '../../data/task-cache.ts';
import { usePlan } from '../../data/tasks.ts';

type Read = { filter: Filter; error: null } | { filter: null; error: FilterError };

/** A line as a filter, or what is wrong with it. */
export function readLine(line: string, projects?: ProjectNames): Read {
  try {
    return { filter: readFilter(line, projects), error: null };
  } catch (error) {
    if (error instanceof FilterError) return { filter: null, error };
    throw error;
  }
}

const none = () => false;

/** Tells which tasks match now; anew when the day goes on, or other tasks, only where that makes a difference. */
export function useMatching(line: string): (task: Task) => boolean {
  const { timeZone, dayStartsAt } = useMe();
  const now = useNow();
  const plan = usePlan().data;
  const projects = useProjectNames();
  const filter = useMemo(() => readLine(line, projects).filter, [line, projects]);
  const time = filter && movesWithTime(filter) ? now : null;
  const others = filter && asksForOthers(filter) ? plan : undefined;
  return useMemo(() => {
    if (!filter) return none;
    const matches = predicateOf(filter, { now: time ?? new Date(), timeZone, dayStartsAt, isHeldUp: heldUpIn(others) });
    return remembered(matches);
  }, [filter, time, others, timeZone, dayStartsAt]);
}

/** Asks once for each state of a task: looking for words takes long with thousands of them. */
function remembered(matches: (task: Task) => boolean): (task: Task) => boolean {
  const known = new WeakMap<Task, boolean>();
  return (task) => {
    const before = known.get(task);
    if (before !== undefined) return before;
    const now = matches(task);
    known.set(task, now);
    return now;
  };
}
