import type { LedgerEntry, Task, TaskPlan } from 'deepiri-sdk';

export const steps = ['type', 'finish', 'xp'] as const;
export type Step = (typeof steps)[number];

/** @param isWhole whether the ledger is here to its beginning */
type Seen = { plan: TaskPlan; done: readonly Task[]; ledger: readonly LedgerEntry[]; isWhole: boolean };

/**
 * Where the person is, and what they were paid. The tour begins where nothing is there and nothing was paid, so it
 * follows from what is there now: no clock and no reload can change it. It tells of the first task that was paid, and is
 * over when that is taken back, or long ago.
 */
export function whereOnTour({ plan, done, ledger, isWhole }: Seen): { step: Step | 'over'; award: LedgerEntry | null } {
  const award = ledger.findLast(({ taskId, amount }) => taskId !== null && amount > 0) ?? null;
  if (award && (!isWhole || ledger.some(({ reversalOf }) => reversalOf === award.id))) return { step: 'over', award };
  if (award || done.length > 0) return { step: 'xp', award };
  return { step: plan.items.length > 0 ? 'finish' : 'type', award };
}
