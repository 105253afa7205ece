import type { Actor, Task, TaskPatch, TaskVersion } from 'deepiri-contracts';
import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { differing, withHabit } from './edits.ts';
import type { Calendar } from './recurrence/habit.ts';
import { type StoredTask, type Unfiled, view } from './task.ts';
import { checkUnblocked, type OpenBlockers, withStatus } from './transitions.ts';

/** An event of a task as the log keeps it. */
export type Recorded = { id: string; time: string; actor: Actor; data: unknown };

/** One version of a task: every change of a task is one event, so the log is its history. */
export function versionOf({ id: eventId, time, actor, data }: Recorded): TaskVersion {
  const { task, change, patch, by } = data as Pick<TaskVersion, 'task' | 'change' | 'patch'> & { by?: Actor };
  // What an import brought along was done by somebody before it came here.
  const { type, id } = by ?? actor;
  return { version: task.version, eventId, at: time, actor: { type, id }, change, patch, task: view(task) };
}

/** What a person may set on a task, and so what an earlier version brings back. */
function editableOf(task: Task): Omit<TaskPatch, 'status'> {
  const { title, notes, priority, difficulty, kind, labels, projectId, parentId } = task;
  const { dueAt, scheduledFor, estimateMinutes, actualMinutes, recurrence } = task;
  return {
    title,
    notes,
    priority,
    difficulty,
    kind,
    labels,
    projectId,
    parentId,
    dueAt,
    scheduledFor,
    estimateMinutes,
    actualMinutes,
    recurrence,
  };
}

/**
 * Makes an earlier state the present one. Completing or reopening by way of it is the same event as any other.
 * @param links the earlier dependencies that still exist
 * @param blockers those of them that are open, and the owner's calendar
 * @throws ProblemError task_blocked
 */
export function restoreVersion(
  task: StoredTask,
  earlier: Task,
  links: readonly string[],
  { blockers, calendar }: { blockers: OpenBlockers; calendar?: Calendar },
  moment: Moment,
): Decision {
  const fields: Partial<Unfiled> = { ...withHabit(task, differing(task, editableOf(earlier)), calendar, moment) };
  if (!isSameSet(task.blockedBy, links)) fields.blockedBy = [...links];
  if (earlier.status === task.status) {
    return Object.keys(fields).length > 0 ? changed(task, fields, moment, 'updated') : unchanged(task);
  }
  if (earlier.status === 'done') checkUnblocked(blockers);
  return withStatus(task, earlier.status, fields, moment);
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry) => b.includes(entry));
}
