import { type Collection, type IndexDescription, type Document as MongoDocument, MongoServerError } from 'mongodb';
import type { Call } from './failures.ts';

export type Index = IndexDescription & { name: string };

const NO_COLLECTION = 26;

/** An index over paths, ascending. */
export function index(name: string, ...paths: string[]): Index {
  return { name, key: Object.fromEntries(paths.map((path) => [path, 1])) };
}

/** The indexes that a collection has; none when it does not exist yet. */
export function presentIndexes<T extends MongoDocument>(call: Call, collection: Collection<T>): Promise<Index[]> {
  return call(() => collection.listIndexes().toArray() as Promise<Index[]>).catch((error) => {
    if (error instanceof MongoServerError && error.code === NO_COLLECTION) return [];
    throw error;
  });
}

/** Creates those that are missing. Asking for those that are there is harmless to some servers only. */
export async function createIndexes<T extends MongoDocument>(
  call: Call,
  collection: Collection<T>,
  wanted: readonly Index[],
): Promise<void> {
  const present = new Set((await presentIndexes(call, collection)).map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !present.has(name));
  if (missing.length > 0) await call(() => collection.createIndexes(missing));
}
