import { TimeEntryRecord } from 'deepiri-contracts';
import { createBodyCheck, stamp } from 'deepiri-service-kit';
import { archivedEntry, importEntry } from '../../domain/time-entry.ts';
import type { Stores } from '../../store/collections.ts';
import { at, everyEntry } from '../../store/everything.ts';
import { archivedEventId, archivedId } from '../import/ids.ts';
import type { ImportRun } from '../import/run.ts';
import { type ArchivedCollection, RECORD_END } from './collection.ts';
import { archiveNames, takeOverBelonging } from './what-belongs-to-tasks.ts';

const checkRecord = createBodyCheck<TimeEntryRecord>(TimeEntryRecord);

/** Time that was spent. What still goes on is not over, and not in it. */
export const archivedTime: ArchivedCollection = { name: 'timeEntries', read, write };

async function* read(stores: Stores, ownerId: string): AsyncGenerator<string> {
  const names = await archiveNames(stores, ownerId);
  for await (const entry of at(stores.entries, await everyEntry(stores, ownerId)))
    yield JSON.stringify(archivedEntry(entry, names(entry.taskId))) + RECORD_END;
}

function write(stores: Stores, records: readonly unknown[], run: ImportRun): Promise<void> {
  return takeOverBelonging(stores, records, run, {
    name: 'timeEntries',
    check: checkRecord,
    idOf: (record) => archivedId('tme', run.ownerId, record.id),
    isHere: async (ids) =>
      (await stores.entries.getMany(ids)).flatMap(({ id, ownerId }) => (ownerId === run.ownerId ? [id] : [])),
    async save(record, { id, taskId }) {
      const moment = { now: run.context.now.toISOString(), eventId: archivedEventId(run.ownerId, record.id, 1) };
      const { state, events } = importEntry(record, { id, ownerId: run.ownerId, taskId }, moment);
      await stores.entries.save(state, stamp(events, run.context));
    },
  });
}
