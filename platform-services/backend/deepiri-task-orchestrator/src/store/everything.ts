import type { TaskVersion } from 'deepiri-contracts';
import { versionOf } from '../domain/history.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from './collections.ts';
import { each } from './tasks.ts';

/** Events that are read at once; each holds a whole task. */
const STEP = 10;

/** Where a task stands in an archive. */
export type ArchivePlace = { id: string; archiveId: string; createdAt: string };

/** The ids of all tasks of an owner, the trash too, in an order that does not depend on the ids that they have here. */
export async function everyTask(stores: Stores, ownerId: string): Promise<ArchivePlace[]> {
  const places: ArchivePlace[] = [];
  for (const bin of ['list', 'trash'] as const) {
    for await (const { id, archiveId = id, createdAt } of each(stores, { ownerId, bin })) {
      places.push({ id, archiveId, createdAt });
    }
  }
  return places.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.archiveId, b.archiveId));
}

/** The versions of a task up to the one that it was read at, oldest first. */
export async function* versionsFrom({ log }: Stores, task: StoredTask): AsyncGenerator<TaskVersion> {
  for (let after = 0; ; ) {
    const step = await log.of(task.id, { after, limit: STEP });
    for (const event of step) {
      const version = versionOf(event);
      if (version.version > task.version) return;
      yield version;
      after = event.position;
    }
    if (step.length < STEP) return;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
