import { problem, type TaskPatch } from 'deepiri-contracts';
import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { utcField } from './instant.ts';
import { type Clock, slotAfter } from './recurrence/occurrence.ts';
import { ruleAfter, ruleField } from './recurrence/rule.ts';
import { spentWith } from './spent.ts';
import { isOpen, type StoredTask, type Unfiled } from './task.ts';
import { checkStep, checkUnblocked, type OpenBlockers, withStatus } from './transitions.ts';

/**
 * JSON Merge Patch. A new status is the same step with the same checks and the same event as its own request.
 * @param known what holds it up, and the minutes that were measured, for a step to done
 */
export function updateTask(
  task: StoredTask,
  patch: TaskPatch,
  { blockers, tracked = task.trackedMinutes ?? 0 }: { blockers: OpenBlockers; tracked?: number },
  moment: Moment,
): Decision {
  const { status = task.status, ...rest } = patch;
  const fields = differing(task, rest);
  if (status === task.status) return fields ? changed(task, fields, moment, 'updated') : unchanged(task);
  checkStep(task.status, status);
  if (status === 'done') checkUnblocked(blockers);
  return withStatus(task, status, { ...spentWith(task, tracked), ...fields }, moment);
}

/**
 * Lets this time of a repeating task go by: it comes at its next one. Nothing is done, so nothing is paid.
 * @throws ProblemError invalid_transition
 */
export function skipTask(task: StoredTask, clock: Clock, moment: Moment): Decision {
  const slot = isOpen(task.status) ? slotAfter(task, new Date(moment.now), clock) : null;
  if (!slot) {
    const why = task.recurrence === null ? 'It does not repeat.' : 'It does not come again.';
    throw problem(
      'invalid_transition',
      `This time cannot be skipped. ${isOpen(task.status) ? why : 'It is not open.'}`,
    );
  }
  return changed(task, { ...slot, recurrence: ruleAfter(task.recurrence!) }, moment, 'updated');
}

/** The fields that a patch really changes; undefined when there is none. */
export function differing(task: StoredTask, patch: Omit<TaskPatch, 'status'>): Partial<Unfiled> | undefined {
  const given = {
    ...patch,
    ...(patch.dueAt === undefined ? {} : { dueAt: utcField(patch.dueAt, 'dueAt') }),
    ...(patch.recurrence === undefined ? {} : { recurrence: ruleField(patch.recurrence) }),
  };
  const entries = Object.entries(given).filter(
    ([field, value]) => value !== undefined && !isSame(task[field as keyof typeof given], value),
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
