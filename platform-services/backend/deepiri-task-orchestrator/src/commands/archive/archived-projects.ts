import { ProjectRecord } from 'deepiri-contracts';
import { createBodyCheck } from 'deepiri-service-kit';
import { archivedProject } from '../../domain/project.ts';
import type { Stores } from '../../store/collections.ts';
import { everyProject } from '../../store/projects.ts';
import { archivedId } from '../import/ids.ts';
import { placeProject } from '../import/place-project.ts';
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
      const taken = { ...record, id: archivedId('prj', run.ownerId, record.id), archiveId: record.id };
      run.projectIds.set(record.id, await placeProject(stores, taken, here, run));
    } catch (error) {
      run.refuse(`projects/${at}`, error);
    }
  }
}
