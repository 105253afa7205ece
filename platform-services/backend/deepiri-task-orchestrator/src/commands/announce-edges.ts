import { checkNoCycle, type Edges } from '../domain/dependencies.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Announcement, Stores } from '../store/collections.ts';
import { edgesOf } from '../store/tasks.ts';
import { announce } from './announce.ts';

/** Called before a task is saved with edges that were not in the graph. @throws ProblemError dependency_cycle, conflict */
export function announceEdges(stores: Stores, after: StoredTask): Promise<void> {
  const { id, ownerId, blockedBy } = after;
  return announce(stores, after, { to: blockedBy }, async (announced) =>
    checkNoCycle(id, blockedBy, withAnnounced(await edgesOf(stores, ownerId), announced)),
  );
}

function withAnnounced(edges: Edges, announced: readonly Announcement[]): Edges {
  const all = new Map(edges);
  for (const { from, to } of announced) all.set(from, [...(all.get(from) ?? []), ...to]);
  return all;
}
