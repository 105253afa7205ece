import type { Collection, CollectionDefinition, Document, PendingEvent } from '../port.ts';
import { storedEvents } from '../stored-event.ts';
import { type Documents, mongoDocuments } from './documents.ts';
import type { Door } from './door.ts';
import { mongoFinder } from './finder.ts';
import { derivedOf, layoutOf, type StoredDocument } from './layout.ts';
import { prepareCollection, rederive } from './schema.ts';
import type { Server } from './server.ts';
import { mongoWriter, type WriterParts } from './writer.ts';

export type CollectionParts = WriterParts & {
  server: Server;
  cursorKey: Uint8Array;
  door: Door;
};

export type MongoCollection<T extends Document> = Collection<T> & {
  readonly documents: Documents;
  /** Resolves when its indexes are there. */
  ready(): Promise<unknown>;
  /** Removes documents whose time is over, and derives anew what older processes have written. */
  tend(now: Date): Promise<void>;
};

export function mongoCollection<T extends Document>(
  parts: CollectionParts,
  definition: CollectionDefinition<T>,
): MongoCollection<T> {
  const { server } = parts;
  const layout = layoutOf(definition as unknown as CollectionDefinition);
  const documents = mongoDocuments(server, layout);
  const writer = mongoWriter(layout.name, documents, parts);
  const finder = mongoFinder<T>(server, layout, documents.collection, parts.cursorKey);
  let prepared: Promise<number> | undefined;

  // One that failed is tried again by whoever comes next.
  function ready(): Promise<number> {
    prepared ??= prepareCollection(server, layout).catch((error) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  }
  ready().catch(() => {});

  const enter = <R>(work: (generation: number) => Promise<R>) => parts.door.enter(async () => work(await ready()));

  async function get(id: string): Promise<T | undefined> {
    const [found] = await read([id]);
    if (!found) return undefined;
    const { version, write, pending, body } = found;
    if (pending === undefined) writer.saw(id, { version, write, pending: [] });
    return JSON.parse(body) as T;
  }

  async function getMany(ids: readonly string[]): Promise<T[]> {
    const found = new Map((await read(ids)).map(({ _id, body }) => [_id, body]));
    return ids.flatMap((id) => (found.has(id) ? [JSON.parse(found.get(id) as string) as T] : []));
  }

  function read(
    ids: readonly string[],
  ): Promise<Pick<StoredDocument, '_id' | 'version' | 'write' | 'pending' | 'body'>[]> {
    const projection = { version: 1, write: 1, pending: 1, body: 1 } as const;
    const [only] = ids;
    const filter = { _id: ids.length === 1 && only !== undefined ? only : { $in: [...ids] } };
    return server.call(async () => {
      const found = await documents.collection
        .find(filter, { projection, hint: '_id_', ...server.reads.lasting })
        .toArray();
      return found.filter(({ version }) => version > 0);
    });
  }

  return {
    documents,
    ready,
    get: (id) => enter(() => get(id)),
    getMany: (ids) => (ids.length === 0 ? Promise.resolve([]) : enter(() => getMany(ids))),
    find: (query) => enter(() => finder.find(query)),
    count: (where) => enter(() => finder.count(where)),
    async save(state: T, events: readonly PendingEvent[] = []) {
      const { id, version } = state;
      const body = JSON.stringify(state);
      const derived = derivedOf(layout, state as unknown as Record<string, unknown>);
      const stored = storedEvents(events);
      const document = (generation: number) => (write: string) => ({
        ...{ _id: id, version, body, write, layout: generation, ...derived },
        ...(stored.length > 0 ? { pending: write, outbox: stored } : {}),
      });
      return enter(async (generation) => {
        const outcome = await writer.store({
          id,
          expected: version - 1,
          events: stored,
          document: document(generation),
        });
        return outcome === 'stored' ? 'saved' : outcome;
      });
    },
    async remove(id, version, events = []) {
      const stored = storedEvents(events);
      return enter(async () => {
        const document = (write: string) => documents.removed(id, write, stored);
        // A document that does not exist has version 0, and cannot be removed.
        const expected = version > 0 ? version : Number.NaN;
        const outcome = await writer.store({ id, expected, events: stored, document });
        return outcome === 'stored' ? 'removed' : outcome;
      });
    },
    async tend(now) {
      const over = { expires: { $lte: now }, pending: { $exists: false } };
      await server.call(() => documents.collection.deleteMany(over, { hint: 'expires', ...server.inTime() }));
      await rederive(server, documents.collection, layout, await ready());
    },
  };
}
