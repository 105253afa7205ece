import type { LedgerEntry, Task, TaskPlan } from 'deepiri-sdk';

export const steps = ['type', 'finish', 'xp'] as const;
export type Step = (typeof steps)[number];

type Seen = { plan: TaskPlan; done: readonly Task[]; ledger: readonly LedgerEntry[] };

/**
 * Where the person is, and what they were paid. The tour begins where nothing is there and nothing was paid, so it
 * follows from what is there now: no clock and no reload can change it.
 */
export function whereOnTour({ plan, done, ledger }: Seen): { step: Step; award: LedgerEntry | null } {
  const award = ledger.find(({ taskId, amount }) => taskId !== null && amount > 0) ?? null;
  if (award || done.length > 0) return { step: 'xp', award };
  return { step: plan.items.length > 0 ? 'finish' : 'type', award };
}
