import { problem } from 'deepiri-contracts';
import { StaleVersion } from 'deepiri-stores';
import { checkNoCycle, type Edges } from '../domain/dependencies.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Announcement, Stores } from '../store/collections.ts';
import { edgesOf } from '../store/tasks.ts';

const MAX_TRIES = 20;

/**
 * Called before a task is saved with edges that were not in the graph. Two requests that each see no circle could
 * close one together; so each first writes what it is about to save into the owner's guard, and whoever comes second
 * sees it there. An announcement counts while its task is at the version that it was decided on: then the save either
 * has yet to come, or never will and the next change of the task ends it. After that the edges are in the task.
 * @throws ProblemError dependency_cycle
 */
export async function announceEdges(stores: Stores, after: StoredTask): Promise<void> {
  const { id, ownerId, blockedBy, version } = after;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const guard = await stores.guards.get(ownerId);
    // The order matters: an edge that is saved while we look must be seen as announced or as saved.
    const standing = await stillStanding(stores, guard?.announced ?? []);
    const edges = await edgesOf(stores, ownerId);
    checkNoCycle(id, blockedBy, withAnnounced(edges, standing));
    const announced = [...standing, { from: id, to: blockedBy, base: version - 1 }];
    try {
      await stores.guards.save({ id: ownerId, version: (guard?.version ?? 0) + 1, announced });
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
  throw problem('conflict', 'Others keep changing these dependencies at the same moment. Try again.');
}

async function stillStanding({ tasks }: Stores, announced: readonly Announcement[]): Promise<Announcement[]> {
  const found = await tasks.getMany([...new Set(announced.map(({ from }) => from))]);
  const versions = new Map(found.map(({ id, version }) => [id, version]));
  return announced.filter(({ from, base }) => versions.get(from) === base);
}

function withAnnounced(edges: Edges, announced: readonly Announcement[]): Edges {
  const all = new Map(edges);
  for (const { from, to } of announced) all.set(from, [...(all.get(from) ?? []), ...to]);
  return all;
}
