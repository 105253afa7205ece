import { CommentRecord } from 'deepiri-contracts';
import { createBodyCheck, stamp } from 'deepiri-service-kit';
import { archivedComment, importComment } from '../../domain/comment.ts';
import type { Stores } from '../../store/collections.ts';
import { at, everyComment } from '../../store/everything.ts';
import { archivedEventId, archivedId } from '../import/ids.ts';
import type { ImportRun } from '../import/run.ts';
import { type ArchivedCollection, RECORD_END } from './collection.ts';
import { archiveNames, takeOverBelonging } from './what-belongs-to-tasks.ts';

const checkRecord = createBodyCheck<CommentRecord>(CommentRecord);

/** What was said about tasks. What was taken back is not in it. */
export const archivedComments: ArchivedCollection = { name: 'comments', read, write };

async function* read(stores: Stores, ownerId: string): AsyncGenerator<string> {
  const names = await archiveNames(stores, ownerId);
  for await (const comment of at(stores.comments, await everyComment(stores, ownerId)))
    yield JSON.stringify(archivedComment(comment, names(comment.taskId))) + RECORD_END;
}

function write(stores: Stores, records: readonly unknown[], run: ImportRun): Promise<void> {
  return takeOverBelonging(stores, records, run, {
    name: 'comments',
    check: checkRecord,
    idOf: (record) => archivedId('cmt', run.ownerId, record.id),
    isHere: async (ids) =>
      (await stores.comments.getMany(ids)).flatMap(({ id, authorId }) => (authorId === run.ownerId ? [id] : [])),
    async save(record, { id, taskId }) {
      const moment = { now: run.context.now.toISOString(), eventId: archivedEventId(run.ownerId, record.id, 1) };
      const { state, events } = importComment(record, { id, authorId: run.ownerId, taskId }, moment);
      await stores.comments.save(state, stamp(events, run.context));
    },
  });
}
