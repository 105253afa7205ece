import type { Task } from 'deepiri-contracts';
import { createTask } from '../creation.ts';
import type { Decision, Moment } from '../decision.ts';
import type { StoredTask } from '../task.ts';
import { type Clock, slotAfter } from './occurrence.ts';
import { ruleAfter } from './rule.ts';

/**
 * The task that follows a repeating one when it is done: the same thing to do, at its next time. Null when it was the last.
 * @param done the task as the completion left it
 */
export function successorOf(done: Task, id: string, clock: Clock, moment: Moment): Decision | null {
  if (done.recurrence === null || done.completedAt === null) return null;
  const slot = slotAfter(done, new Date(done.completedAt), clock);
  if (!slot) return null;
  const { title, notes, priority, difficulty, kind, labels, projectId, parentId, estimateMinutes } = done;
  const same = { title, notes, priority, difficulty, kind, labels, projectId, parentId, estimateMinutes };
  return createTask({ ...same, ...slot, recurrence: ruleAfter(done.recurrence) }, done.ownerId, id, moment);
}

/** Whether nobody has touched a successor yet, so that it can go when its predecessor is not done after all. */
export function isUntouched(successor: StoredTask): boolean {
  return successor.version === 1;
}
