import type { LedgerEntry, Task, TaskPlan } from 'deepiri-sdk';

export const steps = ['type', 'finish', 'xp'] as const;
export type Step = (typeof steps)[number];
/** Where the person is, and what came of it. It follows from what was done, so that a reload changes nothing. */
export type Where = { step: Step; award: LedgerEntry | null };

type Seen = { plan: TaskPlan; done: readonly Task[]; ledger: readonly LedgerEntry[] };

/** @param since when the tour was begun, RFC 3339 UTC */
export function whereOnTour(since: string, { plan, done, ledger }: Seen): Where {
  const isFresh = ({ createdAt }: Task) => createdAt >= since;
  const finished = new Set(done.filter((task) => (task.completedAt ?? '') >= since).map(({ id }) => id));
  const award = ledger.find(({ taskId, amount }) => taskId !== null && finished.has(taskId) && amount > 0) ?? null;
  if (finished.size > 0) return { step: 'xp', award };
  return { step: plan.items.some(({ task }) => isFresh(task)) ? 'finish' : 'type', award: null };
}
