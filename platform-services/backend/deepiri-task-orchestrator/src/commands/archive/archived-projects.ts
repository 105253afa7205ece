import { ProjectRecord } from 'deepiri-contracts';
import { nameKey } from 'deepiri-contracts/words';
import { createBodyCheck, stamp } from 'deepiri-service-kit';
import { archivedProject, importProject, type StoredProject } from '../../domain/project.ts';
import type { Stores } from '../../store/collections.ts';
import { everyProject } from '../../store/projects.ts';
import { archivedEventId, archivedId } from '../import/ids.ts';
import type { ImportRun } from '../import/run.ts';
import { type ArchivedCollection, RECORD_END } from './collection.ts';

const checkRecord = createBodyCheck<ProjectRecord>(ProjectRecord);

export const archivedProjects: ArchivedCollection = { name: 'projects', read, write };

async function* read(stores: Stores, ownerId: string): AsyncGenerator<string> {
  for (const project of await everyProject(stores, ownerId))
    yield JSON.stringify(archivedProject(project)) + RECORD_END;
}

/** A project that is here, by its id or its name, takes the tasks; otherwise there is a new one. */
async function write(stores: Stores, records: readonly unknown[], run: ImportRun): Promise<void> {
  if (records.length === 0) return;
  const here = await everyProject(stores, run.ownerId);
  for (const [at, given] of records.entries()) {
    try {
      const record = checkRecord(given);
      run.projectIds.set(record.id, await placeOf(stores, record, here, run));
    } catch (error) {
      run.refuse(`projects/${at}`, error);
    }
  }
}

async function placeOf(stores: Stores, record: ProjectRecord, here: StoredProject[], run: ImportRun): Promise<string> {
  const id = archivedId('prj', run.ownerId, record.id);
  const known =
    here.find((project) => project.id === record.id || project.id === id) ??
    here.find((project) => project.nameKey === nameKey(record.name));
  if (known) return known.id;
  const moment = { now: run.context.now.toISOString(), eventId: archivedEventId(run.ownerId, record.id, 1) };
  const { state, events } = importProject(record, { ownerId: run.ownerId, id, count: here.length }, moment);
  here.push(state);
  if (!run.dryRun) await stores.projects.save(state, stamp(events, run.context));
  return id;
}
