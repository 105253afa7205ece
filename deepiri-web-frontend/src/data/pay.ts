import type { Ruleset, Task } from 'deepiri-sdk';

export type PayTerm =
  | { name: 'difficulty' | 'urgent' | 'faster'; value: number }
  | { name: 'streak'; value: number; days: number }
  | { name: 'diminished'; value: number; from: number };
export type Pay = {
  amount: number;
  terms: PayTerm[];
  /** What there is on top if no more than so many minutes are spent; null when that is decided or not to be had. */
  faster: { bonus: number; withinMinutes: number } | null;
};

/** What the award depends on besides the task: streak days before today, and how many tasks were finished today. */
export type Circumstances = { streakDays: number; doneToday: number };

/** What finishing a task now would pay, by the ruleset in force, term by term. The ledger has the last word. */
export function payFor(
  task: Pick<Task, 'difficulty' | 'priority' | 'estimateMinutes' | 'actualMinutes'>,
  rules: Ruleset,
  given: Circumstances,
): Pay {
  const terms: PayTerm[] = [{ name: 'difficulty', value: rules.xpByDifficulty[task.difficulty] ?? 0 }];
  if (task.priority === 'urgent') terms.push({ name: 'urgent', value: rules.urgentBonus });
  const { bonus, factor, minimumEstimateMinutes } = rules.fasterThanEstimate;
  const estimate = task.estimateMinutes ?? 0;
  const withinMinutes = estimate >= minimumEstimateMinutes ? Math.ceil(estimate / factor) - 1 : null;
  if (withinMinutes !== null && task.actualMinutes !== null && task.actualMinutes <= withinMinutes)
    terms.push({ name: 'faster', value: bonus });
  const streak = Math.min(given.streakDays * rules.streakBonus.perDay, rules.streakBonus.maximum);
  if (streak > 0) terms.push({ name: 'streak', value: streak, days: given.streakDays });
  const full = terms.reduce((sum, term) => sum + term.value, 0);
  const step = rules.diminishing.steps.findLast(({ fromCompletion }) => given.doneToday + 1 >= fromCompletion);
  if (step)
    terms.push({
      name: 'diminished',
      value: Math.max(rules.diminishing.minimum, Math.floor(full * step.factor)) - full,
      from: step.fromCompletion,
    });
  return {
    amount: terms.reduce((sum, term) => sum + term.value, 0),
    terms,
    faster: withinMinutes !== null && task.actualMinutes === null ? { bonus, withinMinutes } : null,
  };
}
