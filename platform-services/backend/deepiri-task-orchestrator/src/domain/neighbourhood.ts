import type { TaskGraph } from 'deepiri-contracts';
import { holdsUp, isOpen, type StoredTask, view } from './task.ts';

/** Ids of the blockers that still hold a task up. A blocker that is done, cancelled, deleted or not the owner's does not. */
export function openBlockers(task: Pick<StoredTask, 'ownerId' | 'blockedBy'>, found: readonly StoredTask[]): string[] {
  const holding = new Set(
    found.filter((other) => other.ownerId === task.ownerId && holdsUp(other)).map((other) => other.id),
  );
  return task.blockedBy.filter((id) => holding.has(id));
}

/**
 * The graph around a task.
 * @param around tasks that it is linked with, near and far
 * @param blockedBy ids of the tasks that hold it up
 */
export function neighbourhood(
  task: StoredTask,
  around: readonly StoredTask[],
  blockedBy: readonly string[],
): TaskGraph {
  const nodes = [task, ...around];
  const known = new Set(nodes.map((node) => node.id));
  return {
    nodes: nodes.map(view),
    edges: nodes.flatMap((node) =>
      node.blockedBy.filter((id) => known.has(id)).map((id) => ({ from: node.id, to: id })),
    ),
    ready: isOpen(task.status) && blockedBy.length === 0,
    blockedBy: [...blockedBy],
  };
}
