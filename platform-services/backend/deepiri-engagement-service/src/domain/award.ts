import type { Task, XpTerm } from 'deepiri-contracts';
import { ruleset } from './ruleset.ts';

/** What the award depends on besides the task: days of the streak before this day, and the place in the day's count. */
export type Circumstances = { streakDays: number; place: number };

export type Award = { amount: number; terms: XpTerm[] };

/** What completing a task pays, term by term. */
export function awardFor(task: Task, { streakDays, place }: Circumstances): Award {
  const full = [difficulty(task), urgency(task), speed(task), streak(streakDays)].filter((term) => term !== undefined);
  const sum = full.reduce((total, { value }) => total + value, 0);
  const terms = [...full, ...diminishing(sum, place)];
  return { amount: terms.reduce((total, { value }) => total + value, 0), terms };
}

function difficulty(task: Task): XpTerm {
  const value = ruleset.xpByDifficulty[task.difficulty]!;
  const article = /^[aeiou]/.test(task.difficulty) ? 'an' : 'a';
  return {
    name: 'difficulty',
    value,
    reason: `${value} for ${article} ${task.difficulty} task`,
    values: { difficulty: task.difficulty },
  };
}

function urgency(task: Task): XpTerm | undefined {
  const value = ruleset.urgentBonus;
  if (task.priority === 'urgent') return { name: 'urgent', value, reason: `${value} more, because it was urgent` };
}

/** Whether it took less than the estimate divided by the factor; in thousandths, so that no fraction blurs the border. */
export function beatEstimate({ estimateMinutes, actualMinutes }: Task): boolean {
  const { factor, minimumEstimateMinutes } = ruleset.fasterThanEstimate;
  if (estimateMinutes === null || actualMinutes === null || estimateMinutes < minimumEstimateMinutes) return false;
  return actualMinutes * Math.round(factor * 1000) < estimateMinutes * 1000;
}

function speed(task: Task): XpTerm | undefined {
  if (!beatEstimate(task)) return;
  const value = ruleset.fasterThanEstimate.bonus;
  const reason = `${value} more, because it took ${task.actualMinutes} of ${task.estimateMinutes} estimated minutes`;
  const values = { spent: task.actualMinutes ?? 0, estimate: task.estimateMinutes ?? 0 };
  return { name: 'faster_than_estimate', value, reason, values };
}

function streak(days: number): XpTerm | undefined {
  const { perDay, maximum } = ruleset.streakBonus;
  const value = Math.min(days * perDay, maximum);
  if (value === 0) return;
  const reason = `${value} for the streak of ${days} ${days === 1 ? 'day' : 'days'} before this one`;
  const isMost = days * perDay > maximum;
  const values = { days, ...(isMost ? { most: maximum } : {}) };
  return { name: 'streak', value, reason: isMost ? `${reason}, which is the most` : reason, values };
}

function diminishing(sum: number, place: number): XpTerm[] {
  const { steps, minimum } = ruleset.diminishing;
  const step = steps.findLast(({ fromCompletion }) => place >= fromCompletion);
  if (!step) return [];
  const value = Math.max(minimum, Math.floor(sum * step.factor)) - sum;
  const part = partNames[step.factor] ?? `${step.factor * 100} %`;
  const reason = `${part}, because it was the ${ordinal(place)} completion of the day`;
  return [{ name: 'diminishing', value, reason, values: { factor: step.factor, place } }];
}

const partNames: Record<number, string> = { 0.5: 'half', 0.25: 'a quarter' };

function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
