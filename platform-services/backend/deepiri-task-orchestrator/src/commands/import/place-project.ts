import { nameKey } from 'deepiri-contracts/words';
import { stamp } from 'deepiri-service-kit';
import { DuplicateKey, StaleVersion } from 'deepiri-stores';
import { importProject, type StoredProject, type TakenProject } from '../../domain/project.ts';
import type { Stores } from '../../store/collections.ts';
import { everyProject } from '../../store/projects.ts';
import type { ImportRun } from './run.ts';

/**
 * Where the tasks of a file's project go: into one that is here, by its id or by its name, otherwise into a new one.
 * @param here every project of the person; a new one is added
 * @throws ProblemError limit_reached
 */
export async function placeProject(
  stores: Stores,
  wanted: TakenProject,
  here: StoredProject[],
  run: ImportRun,
): Promise<string> {
  const { id, archiveId, name } = wanted;
  const known =
    here.find((project) => project.id === id || project.id === archiveId) ??
    here.find((project) => project.nameKey === nameKey(name));
  if (known) {
    run.tellProject(known, 'existing');
    return known.id;
  }
  // Not an id that the file leads to: a project that was deleted since could not come again by the same event.
  const moment = { now: run.context.now.toISOString(), eventId: run.context.deriveId('evt', `project ${id}`) };
  const { state, events } = importProject(wanted, { ownerId: run.ownerId, count: here.length }, moment);
  try {
    if (!run.dryRun) await stores.projects.save(state, stamp(events, run.context));
  } catch (error) {
    if (!(error instanceof DuplicateKey || error instanceof StaleVersion)) throw error;
    // Somebody was quicker, by another door: theirs takes the tasks.
    return placeProject(stores, wanted, await reread(stores, here, run.ownerId), run);
  }
  here.push(state);
  run.tellProject(state, 'new');
  return state.id;
}

async function reread(stores: Stores, here: StoredProject[], ownerId: string): Promise<StoredProject[]> {
  here.splice(0, here.length, ...(await everyProject(stores, ownerId)));
  return here;
}
