import { dayOf, problem, type TaskPatch } from 'deepiri-contracts';
import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { utcField } from './instant.ts';
import { type Calendar, habitAfterEdit, standingWithout } from './recurrence/habit.ts';
import { checkComes, slotAfter } from './recurrence/occurrence.ts';
import { isHabit, ruleAfter, ruleField } from './recurrence/rule.ts';
import { spentWith } from './spent.ts';
import { isOpen, type StoredTask, type Unfiled } from './task.ts';
import { titleField } from './title.ts';
import { checkStep, checkUnblocked, type OpenBlockers, withStatus } from './transitions.ts';

type Known = { blockers: OpenBlockers; tracked?: number; calendar?: Calendar | undefined };

/**
 * JSON Merge Patch. A new status is the same step with the same checks and the same event as its own request.
 * @param known what holds it up, and the minutes that were measured, for a step to done; the owner's calendar, for a habit
 */
export function updateTask(
  task: StoredTask,
  patch: TaskPatch,
  { blockers, tracked = task.trackedMinutes ?? 0, calendar }: Known,
  moment: Moment,
): Decision {
  const { status = task.status, ...rest } = patch;
  const given = differing(task, rest);
  if (calendar && given?.recurrence) checkComes({ ...task, ...given }, new Date(moment.now), calendar);
  const fields = withHabit(task, given, calendar, moment);
  if (status === task.status) return fields ? changed(task, fields, moment, 'updated') : unchanged(task);
  checkStep(task.status, status);
  if (status === 'done') checkUnblocked(blockers);
  return withStatus(task, status, { ...spentWith(task, tracked), ...fields }, moment);
}

/**
 * Lets this time of a repeating task go by: it comes at its next one. Nothing is done, so nothing is paid.
 * @throws ProblemError invalid_transition
 */
export function skipTask(task: StoredTask, calendar: Calendar, moment: Moment): Decision {
  const next = isOpen(task.status) ? withoutThis(task, new Date(moment.now), calendar) : null;
  if (!next) {
    const why = task.recurrence === null ? 'It does not repeat.' : 'It does not come again.';
    throw problem(
      'invalid_transition',
      `This time cannot be skipped. ${isOpen(task.status) ? why : 'It is not open.'}`,
    );
  }
  return changed(task, next, moment, 'updated');
}

function withoutThis(task: StoredTask, now: Date, calendar: Calendar): Partial<Unfiled> | null {
  if (isHabit(task)) {
    const standing = standingWithout(task, dayOf(calendar.zones, now), calendar);
    return standing && { ...standing, skipped: task.habit };
  }
  const slot = slotAfter(task, now, calendar);
  return slot && { ...slot, recurrence: ruleAfter(task.recurrence!) };
}

/** What a change makes of a habit, beside the fields that it sets. */
export function withHabit(
  task: StoredTask,
  fields: Partial<Unfiled> | undefined,
  calendar: Calendar | undefined,
  { now }: Moment,
): Partial<Unfiled> | undefined {
  const after = { ...task, ...fields };
  if (!fields || !calendar || !(isHabit(task) || isHabit(after))) return fields;
  const today = dayOf(calendar.zones, new Date(now));
  const { skipped } = task;
  const habit = habitAfterEdit(task, after, today, calendar);
  // Taken back into the window that it was skipped out of, it stands there as it did.
  const isBack = habit && skipped && habit.from > skipped.to && (after.scheduledFor ?? '') < habit.from;
  return isBack ? { ...fields, habit: { ...skipped, times: habit.times }, skipped: null } : { ...fields, habit };
}

/** The fields that a patch really changes; undefined when there is none. */
export function differing(task: StoredTask, patch: Omit<TaskPatch, 'status'>): Partial<Unfiled> | undefined {
  const given = {
    ...patch,
    ...(patch.title === undefined ? {} : { title: titleField(patch.title) }),
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
