import type { Collection as MongoCollection } from 'mongodb';
import { DOCUMENTS } from './documents.ts';
import { isDuplicate } from './failures.ts';
import { createIndexes, presentIndexes } from './indexes.ts';
import { derivedOf, type Layout, type StoredDocument } from './layout.ts';
import type { Server } from './server.ts';

/** A collection's definition as it was last opened with; the number grows when it changes. */
export type KeptDefinition = { _id: string; definition: string; generation: number };

export const DEFINITIONS = 'definitions';
/** Counted up when the same definition is laid out differently, so that stores made before are brought in line. */
const LAYOUT = 1;
const AT_ONCE = 200;
const TRIES = 10;

/** Creates the indexes of a collection and brings what is stored in line with its definition. @returns the generation */
export async function prepareCollection(server: Server, layout: Layout): Promise<number> {
  const { db } = server;
  const documents = db.collection<StoredDocument>(DOCUMENTS + layout.name);
  const { generation, changed } = await generationOf(server, layout);
  await dropIndexes(server, documents, layout, changed);
  for (let tries = 1; ; tries++) {
    await rederive(server, documents, layout, generation);
    try {
      await createIndexes(server, documents, layout.indexes);
      return generation;
    } catch (error) {
      // A process with the old definition may still write documents that do not have the key yet.
      if (isDuplicate(error) && tries < TRIES) continue;
      throw isDuplicate(error)
        ? new Error(`${layout.name}: what is stored breaks a unique key`, { cause: error })
        : error;
    }
  }
}

async function generationOf({ db, call, reads, inTime }: Server, { name, definition }: Layout) {
  const kept = db.collection<KeptDefinition>(DEFINITIONS);
  const now = JSON.stringify({ layout: LAYOUT, ...definition });
  for (;;) {
    const then = await call(() => kept.findOne({ _id: name }, reads.latest));
    if (then?.definition === now) return { generation: then.generation, changed: false };
    const generation = (then?.generation ?? 0) + 1;
    const next = { definition: now, generation };
    const written = then
      ? call(() => kept.updateOne({ _id: name, generation: then.generation }, { $set: next }, inTime()))
      : call(() => kept.insertOne({ _id: name, ...next }, inTime())).then(() => ({ matchedCount: 1 }));
    const { matchedCount } = await written.catch((error) => {
      if (isDuplicate(error)) return { matchedCount: 0 };
      throw error;
    });
    if (matchedCount === 1) return { generation, changed: then !== null };
  }
}

// A unique index that is not asked for any more would refuse documents; others may still be in use by processes that have
// not been replaced yet, and go at the next start.
async function dropIndexes(
  server: Server,
  documents: MongoCollection<StoredDocument>,
  layout: Layout,
  changed: boolean,
): Promise<void> {
  const wanted = new Set(['_id_', ...layout.indexes.map(({ name }) => name)]);
  for (const { name, unique } of await presentIndexes(server, documents)) {
    if (wanted.has(name) || (!unique && changed)) continue;
    await server.call(() => documents.dropIndex(name, server.inTime()));
  }
}

/** Derives anew what an older definition has derived. Documents that change meanwhile are right already, or come again. */
export async function rederive(
  { call, reads, inTime }: Server,
  documents: MongoCollection<StoredDocument>,
  layout: Layout,
  generation: number,
): Promise<void> {
  for (;;) {
    const old = await call(() =>
      documents
        .find({ layout: { $lt: generation } }, { projection: { body: 1, write: 1 }, ...reads.latest })
        .limit(AT_ONCE)
        .toArray(),
    );
    if (old.length === 0) return;
    for (const { _id, write, body } of old) {
      const { expires, ...derived } = derivedOf(layout, JSON.parse(body) as Record<string, unknown>);
      const set = { $set: { ...derived, layout: generation, ...(expires ? { expires } : {}) } };
      const update = expires ? set : { ...set, $unset: { expires: '' as const } };
      await call(() => documents.updateOne({ _id, write }, update, inTime()));
    }
  }
}
