import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import type { StoredTask, Unfiled } from './task.ts';

/** As many minutes as a task can have. */
const MOST = 525_600;

/**
 * The fields of a task after its entries came to another sum: the time spent moves with it, so that what somebody wrote
 * there by hand stays in it. A task without any entry has no time spent but that which was written.
 */
export function spentWith(
  task: Pick<StoredTask, 'actualMinutes' | 'trackedMinutes'>,
  tracked: number,
): Partial<Unfiled> {
  // Tasks of before time was measured have none.
  const before = task.trackedMinutes ?? 0;
  if (tracked === before) return {};
  const minutes = Math.min(MOST, Math.max(0, (task.actualMinutes ?? 0) + tracked - before));
  return { trackedMinutes: tracked, actualMinutes: minutes === 0 ? null : minutes };
}

/** The time that was measured becomes time spent. */
export function noteSpent(task: StoredTask, tracked: number, moment: Moment): Decision {
  const fields = spentWith(task, tracked);
  return Object.keys(fields).length > 0 ? changed(task, fields, moment, 'updated') : unchanged(task);
}
