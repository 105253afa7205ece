import type { Task, TaskPlan } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import { isOpen } from './task-cache.ts';

/** Why a task cannot be done yet: the first of the open tasks it waits for, and how many there are more, as far as they are known. */
export function waitsForText({ title, blockedBy }: Task, plan: TaskPlan | undefined, t: TFunction): string {
  const [first, ...others] = (plan?.items ?? []).filter(({ task }) => isOpen(task) && blockedBy.includes(task.id));
  if (!first) return t('problem.task_blocked', { title });
  const more = others.length > 0 ? ` +${others.length}` : '';
  return t('problem.waitsFor', { title, first: first.task.title, more });
}
