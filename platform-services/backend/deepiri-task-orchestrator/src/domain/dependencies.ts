import { problem } from 'deepiri-contracts';
import { changed, type Decision, type Moment, unchanged } from './decision.ts';
import { type StoredTask, WAITING } from './task.ts';

/** Who waits for whom: task id to the ids it waits for. */
export type Edges = ReadonlyMap<string, readonly string[]>;

/** `task` waits for `otherId`. That both belong together and close no circle is checked where the graph is known. */
export function addDependency(task: StoredTask, otherId: string, moment: Moment): Decision {
  if (task.blockedBy.includes(otherId)) return unchanged(task);
  return changed(task, { blockedBy: [...task.blockedBy, otherId] }, moment, 'dependency_added', { otherId });
}

export function removeDependency(task: StoredTask, otherId: string, moment: Moment): Decision {
  if (!task.blockedBy.includes(otherId)) return unchanged(task);
  const blockedBy = task.blockedBy.filter((id) => id !== otherId);
  return changed(task, { blockedBy }, moment, 'dependency_removed', { otherId });
}

/** Whether a change puts edges into the graph that were not there: new ones, or those of a task that is open again. */
export function bringsEdges(before: StoredTask, after: StoredTask): boolean {
  if (!hasEdges(after)) return false;
  return !hasEdges(before) || after.blockedBy.some((id) => !before.blockedBy.includes(id));
}

function hasEdges(task: StoredTask): boolean {
  return task.bin === 'list' && task.facets.includes(WAITING);
}

/** @throws ProblemError dependency_cycle with the shortest way around */
export function checkNoCycle(id: string, blockedBy: readonly string[], edges: Edges): void {
  const path = cyclePath(id, blockedBy, edges);
  if (!path) return;
  const detail =
    path.length === 2
      ? 'A task cannot wait for itself.'
      : 'The other task waits for this one already, by the way that `path` shows. Remove a dependency on that way first.';
  throw problem('dependency_cycle', detail, { extra: { path } });
}

/** The shortest way from a task over what it would wait for back to itself. */
export function cyclePath(id: string, blockedBy: readonly string[], edges: Edges): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [...blockedBy];
  for (const next of queue) cameFrom.set(next, id);
  for (let at = 0; at < queue.length; at++) {
    const current = queue[at]!;
    if (current === id) return wayBack(id, cameFrom);
    for (const next of edges.get(current) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, current);
      queue.push(next);
    }
  }
  return undefined;
}

function wayBack(id: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [id];
  let current = cameFrom.get(id)!;
  while (current !== id) {
    path.push(current);
    current = cameFrom.get(current)!;
  }
  path.push(id);
  return path.reverse();
}
