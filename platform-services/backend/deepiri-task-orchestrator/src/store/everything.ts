import type { TaskVersion } from 'deepiri-contracts';
import type { Collection, Document, Where } from 'deepiri-stores';
import type { StoredComment } from '../domain/comment.ts';
import { versionOf } from '../domain/history.ts';
import { bins, type StoredTask } from '../domain/task.ts';
import type { StoredEntry } from '../domain/time-entry.ts';
import type { Stores } from './collections.ts';
import { each } from './tasks.ts';

/** Events that are read at once; each holds a whole task. */
const STEP = 10;
/** Documents that are read at once. */
const PAGE = 50;

/** Where a document stands in an archive. */
export type ArchivePlace = { id: string; archiveId: string; at: string };

type Archived = Document & { archiveId?: string };

/** All tasks of an owner, the trash too. */
export function everyTask(stores: Stores, ownerId: string): Promise<ArchivePlace[]> {
  const all = async function* () {
    for (const bin of bins) yield* each(stores, { ownerId, bin });
  };
  return inArchiveOrder(all(), ({ createdAt }) => createdAt);
}

/** All time of an owner that is over. */
export function everyEntry({ entries }: Stores, ownerId: string): Promise<ArchivePlace[]> {
  const isOver = ({ endedAt }: StoredEntry) => endedAt !== null;
  return inArchiveOrder(allIn(entries, { ownerId }, 'startedAt'), ({ startedAt }) => startedAt, isOver);
}

/** Everything that somebody said about tasks and did not take back. */
export function everyComment({ comments }: Stores, authorId: string): Promise<ArchivePlace[]> {
  const isThere = ({ removedAt }: StoredComment) => removedAt === null;
  return inArchiveOrder(allIn(comments, { authorId }), ({ createdAt }) => createdAt, isThere);
}

/** An order that does not depend on the ids that documents have here. Only where they stand is kept in memory. */
async function inArchiveOrder<T extends Archived>(
  documents: AsyncIterable<T>,
  timeOf: (document: T) => string,
  isWanted: (document: T) => boolean = () => true,
): Promise<ArchivePlace[]> {
  const places: ArchivePlace[] = [];
  for await (const document of documents) {
    const { id, archiveId = id } = document;
    if (isWanted(document)) places.push({ id, archiveId, at: timeOf(document) });
  }
  return places.sort((a, b) => compare(a.at, b.at) || compare(a.archiveId, b.archiveId));
}

async function* allIn<T extends Document>(
  collection: Collection<T>,
  where: Where<T>,
  field?: keyof T & string,
): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page = await collection.find({
      where,
      ...(field ? { order: { field, direction: 'asc' } } : {}),
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    yield* page.items;
    after = page.next;
  } while (after);
}

/** The documents at some places, in their order, a few at once. */
export async function* at<T extends Document>(
  collection: Collection<T>,
  places: readonly ArchivePlace[],
): AsyncGenerator<T> {
  for (let from = 0; from < places.length; from += PAGE)
    yield* await collection.getMany(places.slice(from, from + PAGE).map(({ id }) => id));
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
