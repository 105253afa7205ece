import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { holdsUp, isOpen, type StoredTask } from './task.ts';

/**
 * Whether the end of `cause` is what sets `task` free: nothing holds it up any more, and `cause` ended last.
 * Of several that end at the same time exactly one is the last, so the news is told once.
 */
export function isSetFreeBy(task: StoredTask, cause: StoredTask, blockers: readonly StoredTask[]): boolean {
  if (!isOpen(task.status) || task.deletedAt !== null || !task.blockedBy.includes(cause.id)) return false;
  if (holdsUp(cause)) return false;
  return blockers.every((other) => other.id === cause.id || (!holdsUp(other) && endedBefore(other, cause)));
}

/** Tells that nothing holds the task up any more. A task that was set to "blocked" is to do again. */
export function unblockTask(task: StoredTask, moment: Moment): Decision {
  if (!isOpen(task.status) || task.deletedAt !== null) return unchanged(task);
  return changed(task, task.status === 'blocked' ? { status: 'todo' } : {}, moment, 'unblocked');
}

function endedBefore(a: StoredTask, b: StoredTask): boolean {
  const [first, second] = [a.closedAt ?? '', b.closedAt ?? ''];
  return first === second ? a.id < b.id : first < second;
}
