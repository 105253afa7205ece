import { TaskViewRecord } from 'deepiri-contracts';
import { createBodyCheck, stamp } from 'deepiri-service-kit';
import { archivedView, importView } from '../../domain/saved-view.ts';
import type { Stores } from '../../store/collections.ts';
import { viewsOf } from '../../store/views.ts';
import { archivedEventId, archivedId } from '../import/ids.ts';
import type { ImportRun } from '../import/run.ts';
import { type ArchivedCollection, RECORD_END } from './collection.ts';

const checkRecord = createBodyCheck<TaskViewRecord>(TaskViewRecord);

export const archivedViews: ArchivedCollection = { name: 'views', read, write };

async function* read(stores: Stores, ownerId: string): AsyncGenerator<string> {
  for (const view of await viewsOf(stores, ownerId)) yield JSON.stringify(archivedView(view)) + RECORD_END;
}

async function write(stores: Stores, records: readonly unknown[], run: ImportRun): Promise<void> {
  if (records.length === 0) return;
  const others = await viewsOf(stores, run.ownerId);
  for (const [at, given] of records.entries()) {
    try {
      const record = checkRecord(given);
      const id = archivedId('viw', run.ownerId, record.id);
      if (others.some((view) => view.id === record.id || view.id === id)) continue;
      const moment = { now: run.context.now.toISOString(), eventId: archivedEventId(run.ownerId, record.id, 1) };
      const { state, events } = importView(record, { ownerId: run.ownerId, id, others }, moment);
      others.push(state);
      if (!run.dryRun) await stores.views.save(state, stamp(events, run.context));
    } catch (error) {
      run.refuse(`views/${at}`, error);
    }
  }
}
