import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { holdsUp, isOpen, type StoredTask } from './task.ts';

/** An end of a task: the same one each time it is asked for, another one when the task ends again. */
export type End = { id: string; closedAt: string };

/**
 * The end that set `task` free: of all its blockers the last one, once nothing holds it up any more.
 * Ends may be heard in another order than they happened in; whoever sees all of them names the same one.
 */
export function endThatFrees(task: StoredTask, blockers: readonly StoredTask[]): End | undefined {
  if (!isOpen(task.status) || task.deletedAt !== null || blockers.some(holdsUp)) return undefined;
  const [first, ...others] = blockers.map(endOf);
  return first && others.reduce((last, end) => (isBefore(last, end) ? end : last), first);
}

/** Tells that nothing holds the task up any more. A task that was set to "blocked" is to do again. */
export function unblockTask(task: StoredTask, moment: Moment): Decision {
  if (!isOpen(task.status) || task.deletedAt !== null) return unchanged(task);
  return changed(task, task.status === 'blocked' ? { status: 'todo' } : {}, moment, 'unblocked');
}

function endOf({ id, closedAt }: StoredTask): End {
  return { id, closedAt: closedAt ?? '' };
}

function isBefore(a: End, b: End): boolean {
  return a.closedAt === b.closedAt ? a.id < b.id : a.closedAt < b.closedAt;
}
