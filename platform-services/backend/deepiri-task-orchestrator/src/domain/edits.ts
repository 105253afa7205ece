import type { TaskPatch } from 'deepiri-contracts';
import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { utcField } from './instant.ts';
import type { StoredTask, Unfiled } from './task.ts';
import { checkStep, checkUnblocked, type OpenBlockers, withStatus } from './transitions.ts';

/** JSON Merge Patch. A new status is the same step with the same checks and the same event as its own request. */
export function updateTask(task: StoredTask, patch: TaskPatch, blockers: OpenBlockers, moment: Moment): Decision {
  const { status = task.status, ...rest } = patch;
  const fields = differing(task, rest);
  if (status === task.status) return fields ? changed(task, fields, moment, 'updated') : unchanged(task);
  checkStep(task.status, status);
  if (status === 'done') checkUnblocked(blockers);
  return withStatus(task, status, fields ?? {}, moment);
}

/** The fields that a patch really changes; undefined when there is none. */
export function differing(task: StoredTask, patch: Omit<TaskPatch, 'status'>): Partial<Unfiled> | undefined {
  const given = patch.dueAt === undefined ? patch : { ...patch, dueAt: utcField(patch.dueAt, 'dueAt') };
  const entries = Object.entries(given).filter(
    ([field, value]) => value !== undefined && !isSame(task[field as keyof typeof given], value),
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
