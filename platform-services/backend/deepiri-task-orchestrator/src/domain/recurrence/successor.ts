import { dayOf, type Task } from 'deepiri-contracts';
import { freshTask } from '../creation.ts';
import { created, type Decision, type Moment } from '../decision.ts';
import type { StoredTask } from '../task.ts';
import { type Calendar, standingAfter } from './habit.ts';
import { slotAfter } from './occurrence.ts';
import { isHabit, ruleAfter } from './rule.ts';

type Done = Task & Pick<StoredTask, 'leftOut'>;

/**
 * The task that follows a repeating one when it is done: the same thing to do, at its next time. Null when it was the last.
 * @param done the task as the completion left it
 */
export function successorOf(done: Done, id: string, calendar: Calendar, moment: Moment): Decision | null {
  if (done.recurrence === null || done.completedAt === null) return null;
  const next = nextOf(done, new Date(done.completedAt), calendar);
  if (!next) return null;
  const { habit, leftOut, ...slot } = next;
  const { title, notes, priority, difficulty, kind, labels, projectId, parentId, estimateMinutes } = done;
  const same = { title, notes, priority, difficulty, kind, labels, projectId, parentId, estimateMinutes };
  const fresh = freshTask({ ...same, ...slot }, done.ownerId, id, moment);
  return created({ ...fresh, habit, ...(leftOut === undefined ? {} : { leftOut }) }, moment);
}

function nextOf(done: Done, at: Date, calendar: Calendar) {
  // A completion of before there were habits has nothing to say of one.
  if (isHabit(done)) return standingAfter({ ...done, habit: done.habit ?? null }, dayOf(calendar.zones, at), calendar);
  const slot = slotAfter(done, at, calendar);
  return slot && { ...slot, recurrence: ruleAfter(done.recurrence!), habit: null };
}

/** Whether nobody but the rollover has touched a successor yet, so that it can go when its predecessor is not done after all. */
export function isUntouched(successor: StoredTask): boolean {
  return successor.version === (successor.restedAt ?? 1);
}
