import { problem } from 'deepiri-contracts';
import { StaleVersion } from 'deepiri-stores';
import type { StoredTask } from '../domain/task.ts';
import type { Announcement, Stores } from '../store/collections.ts';

const MAX_TRIES = 20;

/**
 * Called before a task is saved with links that were not there. Two requests that each see no circle could close one
 * together; so each first writes what it is about to save into the owner's guard, and whoever comes second sees it there.
 * An announcement counts while its task is at the version that it was decided on: then the save either has yet to come,
 * or never will and the next change of the task ends it. After that the links are in the task.
 * @param check looks for a circle, given what others have announced
 * @throws ProblemError conflict, and whatever the check throws
 */
export async function announce(
  stores: Stores,
  { ownerId, id, version }: StoredTask,
  link: Pick<Announcement, 'to' | 'kind'>,
  check: (announced: readonly Announcement[]) => Promise<void>,
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const guard = await stores.guards.get(ownerId);
    // The order matters: a link that is saved while we look must be seen as announced or as saved.
    const standing = await stillStanding(stores, guard?.announced ?? []);
    await check(standing.filter(({ kind }) => kind === link.kind));
    const announced = [...standing, { ...link, from: id, base: version - 1 }];
    try {
      await stores.guards.save({ id: ownerId, version: (guard?.version ?? 0) + 1, announced });
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
  throw problem('conflict', 'Others keep changing what these tasks are linked with at the same moment. Try again.');
}

async function stillStanding({ tasks }: Stores, announced: readonly Announcement[]): Promise<Announcement[]> {
  const found = await tasks.getMany([...new Set(announced.map(({ from }) => from))]);
  const versions = new Map(found.map(({ id, version }) => [id, version]));
  return announced.filter(({ from, base }) => versions.get(from) === base);
}
