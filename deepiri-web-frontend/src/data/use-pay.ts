import type { Task } from 'deepiri-sdk';
import { useMemo } from 'react';
import { type Pay, payFor } from './pay.ts';
import { useRules, useStanding, useStreakDays } from './standing.ts';

/** Tells what a task would pay now; null until rules and standing are known. */
export function usePay(): (task: Task) => Pay | null {
  const rules = useRules().data;
  const streak = useStanding().data?.streak;
  const today = useStreakDays(7).data?.at(-1);
  const streakDays = streak ? streak.days - (streak.todayCounted ? 1 : 0) : null;
  const doneToday = today?.completions ?? 0;
  return useMemo(
    () => (task) =>
      rules && streakDays !== null ? payFor(task, rules, { streakDays: Math.max(0, streakDays), doneToday }) : null,
    [rules, streakDays, doneToday],
  );
}
