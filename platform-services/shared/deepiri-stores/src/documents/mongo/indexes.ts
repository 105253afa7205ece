import { type Collection, type IndexDescription, type Document as MongoDocument, MongoServerError } from 'mongodb';
import { StoreUnavailable } from '../../failure.ts';
import type { Server } from './server.ts';

export type Index = IndexDescription & { name: string };

const NO_COLLECTION = 26;
const TRIES = 3;

/** An index over paths, ascending. */
export function index(name: string, ...paths: string[]): Index {
  return { name, key: Object.fromEntries(paths.map((path) => [path, 1])) };
}

/** The indexes that a collection has; none when it does not exist yet. */
export function presentIndexes<T extends MongoDocument>(
  { call, inTime }: Server,
  collection: Collection<T>,
): Promise<Index[]> {
  return call(() => collection.listIndexes(inTime()).toArray() as Promise<Index[]>).catch((error) => {
    if (error instanceof MongoServerError && error.code === NO_COLLECTION) return [];
    throw error;
  });
}

/**
 * Creates those that are missing; asking for those that are there is harmless to some servers only. Another process may do
 * the same at this moment, so what goes wrong is looked at again.
 */
export async function createIndexes<T extends MongoDocument>(
  server: Server,
  collection: Collection<T>,
  wanted: readonly Index[],
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const present = new Set((await presentIndexes(server, collection)).map(({ name }) => name));
    const missing = wanted.filter(({ name }) => !present.has(name));
    if (missing.length === 0) return;
    try {
      await server.call(() => collection.createIndexes(missing, server.inTime()));
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || tries === TRIES) throw error;
    }
  }
}
