import { problem, type TaskStatus } from 'deepiri-contracts';
import { changed, type Decision, type Moment } from './decision.ts';
import { spentWith } from './spent.ts';
import { isOpen, type StoredTask, type Unfiled } from './task.ts';

/** Ids of the tasks that this one waits for and that are not finished. */
export type OpenBlockers = readonly string[];

/**
 * @param spent the time spent as its caller tells it, and what was measured
 * @throws ProblemError invalid_transition, task_blocked
 */
export function completeTask(
  task: StoredTask,
  { actualMinutes, tracked = task.trackedMinutes ?? 0 }: { actualMinutes?: number; tracked?: number },
  blockers: OpenBlockers,
  moment: Moment,
): Decision {
  checkDone(task, blockers);
  const told = actualMinutes === undefined ? {} : { actualMinutes };
  return withStatus(task, 'done', { ...spentWith(task, tracked), ...told }, moment);
}

/** Whether a task can be done now. @throws ProblemError invalid_transition, task_blocked */
export function checkDone(task: StoredTask, blockers: OpenBlockers): void {
  checkStep(task.status, 'done');
  checkUnblocked(blockers);
}

/** @throws ProblemError invalid_transition */
export function startTask(task: StoredTask, moment: Moment): Decision {
  if (task.status === 'in_progress') throw refused(task.status, 'in_progress', 'It is being worked on already.');
  if (!isOpen(task.status)) throw refused(task.status, 'in_progress', 'Reopen it first.');
  return withStatus(task, 'in_progress', {}, moment);
}

/** @throws ProblemError invalid_transition */
export function reopenTask(task: StoredTask, moment: Moment): Decision {
  if (isOpen(task.status)) throw refused(task.status, 'todo', 'Only a done or cancelled task can be reopened.');
  return withStatus(task, 'todo', {}, moment);
}

/** Whether a status may follow another in one step. @throws ProblemError invalid_transition */
export function checkStep(from: TaskStatus, to: TaskStatus): void {
  if (!isOpen(from) && !isOpen(to)) throw refused(from, to, 'Reopen it first.');
}

/** @throws ProblemError task_blocked */
export function checkUnblocked(blockers: OpenBlockers): void {
  if (blockers.length === 0) return;
  const others = blockers.length === 1 ? 'another task' : `${blockers.length} other tasks`;
  throw problem('task_blocked', `It waits for ${others}. Finish what \`blockedBy\` names, or remove the dependency.`, {
    extra: { blockedBy: blockers },
  });
}

/** Fields and a status in one change. The event follows from the step, whatever request it came from. */
export function withStatus(task: StoredTask, status: TaskStatus, fields: Partial<Unfiled>, moment: Moment): Decision {
  const { status: from } = task;
  if (from === status) return changed(task, fields, moment, 'updated');
  const closing = { closedAt: isOpen(status) ? null : (task.closedAt ?? moment.now) };
  if (status === 'done') {
    const done = { status, completedAt: moment.now, completionId: moment.eventId };
    return changed(task, { ...fields, ...closing, ...done }, moment, 'completed');
  }
  const next = { ...fields, ...closing, status, completedAt: null, completionId: null };
  if (!isOpen(from)) return changed(task, next, moment, 'reopened', { completionId: task.completionId });
  return changed(task, next, moment, status === 'in_progress' ? 'started' : 'updated');
}

const words: Record<TaskStatus, string> = {
  todo: 'to do',
  in_progress: 'in progress',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
};

function refused(from: TaskStatus, to: TaskStatus, remedy: string) {
  return problem('invalid_transition', `The task cannot go from "${words[from]}" to "${words[to]}". ${remedy}`);
}
