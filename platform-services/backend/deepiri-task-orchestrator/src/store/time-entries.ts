import { problem, type QueryOf, type timeEntryRoutes } from 'deepiri-contracts';
import type { Where } from 'deepiri-stores';
import { utc } from '../domain/instant.ts';
import type { StoredEntry } from '../domain/time-entry.ts';
import type { Stores } from './collections.ts';

export type EntryQuery = QueryOf<(typeof timeEntryRoutes)['listTimeEntries']>;

const DEFAULT_LIMIT = 50;
const STEP = 200;

/** What a person is working on right now. */
export async function runningEntry({ entries }: Stores, ownerId: string): Promise<StoredEntry | undefined> {
  return (await entries.find({ where: { runningOf: ownerId }, limit: 1 })).items[0];
}

/** All time of a task. */
export async function entriesOf({ entries }: Stores, taskId: string): Promise<StoredEntry[]> {
  const all: StoredEntry[] = [];
  let after: string | undefined;
  do {
    const order = { field: 'startedAt', direction: 'asc' } as const;
    const page = await entries.find({ where: { taskId }, order, limit: STEP, ...(after ? { after } : {}) });
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
}

/** One page of a person's time, the latest first. @throws ProblemError invalid_query; InvalidCursor */
export async function listEntries({ entries }: Stores, ownerId: string, query: EntryQuery) {
  const where: Where<StoredEntry> = { ownerId };
  if (query.taskId) where.taskId = query.taskId;
  if (query.startedAfter || query.startedBefore)
    where.startedAt = {
      ...(query.startedAfter ? { gte: instant(query.startedAfter, 'startedAfter') } : {}),
      ...(query.startedBefore ? { lt: instant(query.startedBefore, 'startedBefore') } : {}),
    };
  const order = { field: 'startedAt', direction: 'desc' } as const;
  const limit = query.limit ?? DEFAULT_LIMIT;
  return entries.find({ where, order, limit, ...(query.cursor ? { after: query.cursor } : {}) });
}

function instant(text: string, name: string): string {
  const at = utc(text);
  if (at) return at;
  const message = 'must be a time that exists, such as 2026-11-24T17:00:00Z';
  throw problem('invalid_query', `${name} ${message}.`, { errors: [{ pointer: `/${name}`, message }] });
}
