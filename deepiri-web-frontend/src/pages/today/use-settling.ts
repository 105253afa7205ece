import type { Task, TaskPlan } from 'deepiri-sdk';
import { useState } from 'react';
import { useLetGo } from '../../components/task-row/use-let-go.ts';
import { isOpen } from '../../data/task-cache.ts';

type Held = ReadonlyMap<string, { task: Task; at: number }>;

/** Tasks that were open in the plan before and are done in it now, as they were before. */
export function heldAfter(held: Held, before: TaskPlan | undefined, after: TaskPlan | undefined, at: number): Held {
  if (!before || !after) return held;
  const openBefore = new Map(before.items.filter((item) => isOpen(item.task)).map((item) => [item.task.id, item.task]));
  const next = new Map(held);
  for (const { task } of after.items) {
    const was = openBefore.get(task.id);
    if (isOpen(task)) next.delete(task.id);
    else if (was) next.set(task.id, { task: was, at });
  }
  return next;
}

/** The plan in which held tasks are still open, so that they keep their place. */
export function planHolding(plan: TaskPlan, held: Held): TaskPlan {
  if (held.size === 0) return plan;
  return { ...plan, items: plan.items.map((item) => ({ ...item, task: held.get(item.task.id)?.task ?? item.task })) };
}

/** The plan to show, and the ids in it that have just been finished, here or in another tab. */
export function useSettling(plan: TaskPlan | undefined): { shown: TaskPlan | undefined; settled: ReadonlySet<string> } {
  const [state, setState] = useState<{ plan: TaskPlan | undefined; held: Held }>({ plan, held: new Map() });
  let current = state;
  if (state.plan !== plan) {
    current = { plan, held: heldAfter(state.held, state.plan, plan, performance.now()) };
    setState(current);
  }
  const { held } = current;
  useLetGo(held, setState);
  return { shown: plan && planHolding(plan, held), settled: new Set(held.keys()) };
}
