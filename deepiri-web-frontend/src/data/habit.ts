import type { Task } from 'deepiri-sdk';
import { daysBetween } from './time.ts';

type Standing = { done: number; times: number; unit: 'day' | 'week' | 'month'; streak: number };

/** How a habit stands in the window that is under way; null for none, and for a time of another window. */
export function standingOf({ habit, status }: Pick<Task, 'habit' | 'status'>, today: string): Standing | null {
  if (!habit || today < habit.from || today > habit.to) return null;
  const { from, to, times } = habit;
  const now = status === 'done' ? 1 : 0;
  const done = habit.done + now;
  const days = daysBetween(from, to);
  const unit = days === 0 ? 'day' : days < 7 ? 'week' : 'month';
  return { done, times, unit, streak: habit.streak + (done >= times ? now : 0) };
}

/** Whether it is one of several times in a window. */
export const isSeveral = ({ habit }: Pick<Task, 'habit'>): boolean => !!habit && habit.times > 1;

/** Whether any day will do: one of several times in a window that has begun, for which its person has planned none. */
export function isAnyDay(task: Pick<Task, 'habit' | 'scheduledFor'>, today: string): boolean {
  const { habit, scheduledFor } = task;
  if (!habit || !isSeveral(task) || habit.from > today) return false;
  return scheduledFor === null || scheduledFor === habit.from;
}

/** Whether there are only as many days left as times, today with them. */
export function isPressing({ habit }: Pick<Task, 'habit'>, today: string): boolean {
  return !!habit && habit.times - habit.done > daysBetween(today, habit.to);
}
