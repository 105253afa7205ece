import type { Collection } from 'mongodb';
import type { StoredEvent } from '../stored-event.ts';
import { insertEach, isDuplicate } from './failures.ts';
import { type Head, NOTHING } from './heads.ts';
import { keyName, type Layout, type StoredDocument, uniqueName } from './layout.ts';
import { newMark, type Server } from './server.ts';
import { together } from './together.ts';

/** The documents of one collection as the server has them, one at a time. */
export type Documents = {
  readonly collection: Collection<StoredDocument>;
  head(id: string): Promise<Head>;
  /**
   * Puts a document in the place of what a head tells. False: that is not there any more.
   * @throws what the server says when there is a document, or another one with its unique key
   */
  swap(head: Head, next: StoredDocument): Promise<boolean>;
  /** Fields of a unique key of this document that another one holds. */
  takenKey(document: StoredDocument): Promise<readonly string[] | undefined>;
  /** Whether an event stands in a document's outbox, for good and now. */
  holds(id: string, eventId: string): Promise<boolean>;
  /** Changes nothing but what the next write has to build on. */
  touch(id: string): Promise<void>;
  /** What stands in the place of a document that was removed. */
  removed(id: string, write: string, events: readonly StoredEvent[]): StoredDocument;
};

export const DOCUMENTS = 'documents.';
const HEAD = { version: 1, write: 1, pending: 1, outbox: 1 } as const;
const AT_ONCE = 100;
/** Longer than any command can be under way. */
const REMOVED_MS = 10 * 60_000;

export function mongoDocuments({ db, call, reads, inTime }: Server, layout: Layout): Documents {
  const collection = db.collection<StoredDocument>(DOCUMENTS + layout.name);

  // What is asked for in one moment is asked together (D5). One alone is asked for by its id, which any server does fast.
  const read = together<string, Head>(AT_ONCE, async (ids) => {
    const [only] = ids;
    const filter = { _id: ids.length === 1 && only !== undefined ? only : { $in: [...ids] } };
    const found = await call(() => collection.find(filter, { projection: HEAD, ...reads.latest }).toArray());
    const heads = new Map(found.map((document) => [document._id, headOf(document)]));
    return ids.map((id) => heads.get(id) ?? { ...NOTHING });
  });
  const insert = together<StoredDocument, Error | undefined>(AT_ONCE, (next) =>
    call(() => insertEach(collection, next, inTime())),
  );

  return {
    collection,
    head: read,
    async swap({ write }, next) {
      if (write === undefined) {
        const refused = await insert(next);
        if (refused) throw refused;
        return true;
      }
      const { _id, ...rest } = next;
      return (await call(() => collection.replaceOne({ _id, write }, rest, inTime()))).matchedCount === 1;
    },
    async takenKey({ _id, unique }) {
      for (const fields of layout.definition.unique ?? []) {
        const value = unique[keyName(fields)];
        if (value === undefined) continue;
        const held = { [`unique.${keyName(fields)}`]: value, _id: { $ne: _id } };
        const options = { projection: { _id: 1 }, hint: uniqueName(fields), ...reads.latest };
        if (await call(() => collection.findOne(held, options))) return fields;
      }
      return undefined;
    },
    async holds(id, eventId) {
      const found = await call(() => collection.findOne({ _id: id }, { projection: { outbox: 1 }, ...reads.proven }));
      return found?.outbox?.some((event) => event.id === eventId) ?? false;
    },
    async touch(id) {
      const { write } = await read(id);
      const mark = newMark();
      if (write !== undefined) {
        await call(() => collection.updateOne({ _id: id, write }, { $set: { write: mark } }, inTime()));
        return;
      }
      await call(() => collection.insertOne(removed(id, mark, []), inTime())).catch((error) => {
        // Somebody was faster; that changed it as well.
        if (!isDuplicate(error)) throw error;
      });
    },
    removed,
  };

  function removed(id: string, write: string, events: readonly StoredEvent[]): StoredDocument {
    const outbox = events.length > 0 ? { pending: write, outbox: [...events] } : {};
    const nothing = { fields: {}, arrays: {}, words: [], unique: {}, expires: new Date(Date.now() + REMOVED_MS) };
    return { _id: id, version: 0, body: '', write, ...nothing, ...outbox };
  }
}

function headOf({ version, write, pending, outbox }: StoredDocument): Head {
  return { version, write, pending: (pending && outbox) || [] };
}
