import { definitionIn, type HeldDocument, type HeldEvent, type Holdings } from '../holdings.ts';
import { appender } from './appender.ts';
import { NOBODY } from './claims.ts';
import { DOCUMENTS } from './documents.ts';
import { insertEach, isDuplicate } from './failures.ts';
import { derivedOf, type Layout, layoutOf, type StoredDocument } from './layout.ts';
import { locationOf } from './location.ts';
import { mongoLog } from './log.ts';
import { pendingEvents } from './pending.ts';
import { DEFINITIONS, type KeptDefinition, prepareCollection } from './schema.ts';
import { connect, newMark, type Server } from './server.ts';
import { relayTurn } from './turn.ts';

/** What lies in the database of a service. Events that still stand in documents are put into the log first. */
export async function mongoHoldings(url: string, service: string): Promise<Holdings> {
  const server = await connect(locationOf(url, service), service);
  try {
    return await holdingsOn(server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function holdingsOn(server: Server): Promise<Holdings> {
  const { db, call, reads, inTime } = server;
  const log = await mongoLog(server);
  const turn = await relayTurn(server, () => {});
  const append = appender(log, () => {});
  await pendingEvents(server, append).sweep(true);
  const entries = db.collection<{ _id: number }>('log');
  const layouts = new Map<string, { layout: Layout; generation: number }>();

  async function definitions() {
    const kept = db.collection<KeptDefinition>(DEFINITIONS).find({}, reads.latest).sort({ _id: 1 });
    return (await call(() => kept.toArray())).map(({ definition }) => definitionIn(definition));
  }

  async function layoutNamed(name: string) {
    const known = layouts.get(name);
    if (known) return known;
    const definition = (await definitions()).find((one) => one.name === name);
    if (!definition) throw new Error(`there is no collection ${name}`);
    const layout = layoutOf(definition);
    const made = { layout, generation: await prepareCollection(server, layout) };
    layouts.set(name, made);
    return made;
  }

  return {
    collections: definitions,
    async define(definition) {
      const layout = layoutOf(definition);
      layouts.set(definition.name, { layout, generation: await prepareCollection(server, layout) });
    },
    async documents(collection, after, limit) {
      const there = { _id: { $gt: after }, version: { $gt: 0 } };
      const options = { projection: { version: 1, body: 1 }, hint: '_id_', ...reads.latest } as const;
      const page = documentsIn(collection).find(there, options).sort({ _id: 1 }).limit(limit);
      return (await call(() => page.toArray())).map(({ _id, version, body }) => ({ id: _id, version, body }));
    },
    async putDocuments(collection, documents) {
      const { layout, generation } = await layoutNamed(collection);
      const stored = documents.map((document) => storedDocument(layout, generation, document));
      await call(() => documentsIn(collection).insertMany(stored, inTime()));
    },
    async removeDocuments(collection, ids) {
      await call(() => documentsIn(collection).deleteMany({ _id: { $in: [...ids] } }, inTime()));
    },
    async events(after, limit) {
      const page = entries
        .find({ _id: { $gt: after } }, { hint: '_id_', ...reads.latest })
        .sort({ _id: 1 })
        .limit(limit);
      const found = (await call(() => page.toArray())) as ({ _id: number } & Omit<HeldEvent, 'position'>)[];
      return found.map(({ _id, id, subject, type, body }) => ({ position: _id, id, subject, type, body }));
    },
    lastEvent: log.last,
    async putEvents(events) {
      // An id that is claimed is looked for in the log (D2).
      const claims = db.collection<{ _id: string; of: string; write: string }>('claims');
      const write = newMark();
      await insertNew(() =>
        insertEach(
          claims,
          events.map(({ id }) => ({ _id: id, of: NOBODY, write })),
          inTime(),
        ),
      );
      const placed = events.map(({ position, ...event }) => ({ _id: position, ...event }));
      await insertNew(() => insertEach(entries, placed, inTime()));
    },
    published: turn.published,
    setPublished: turn.advance,
    async close() {
      await append.close();
      await server.close();
    },
  };

  function documentsIn(collection: string) {
    return db.collection<StoredDocument>(DOCUMENTS + collection);
  }

  async function insertNew(insert: () => Promise<(Error | undefined)[]>): Promise<void> {
    const against = (await call(insert)).find((error) => error && !isDuplicate(error));
    if (against) throw against;
  }
}

function storedDocument(layout: Layout, generation: number, { id, version, body }: HeldDocument): StoredDocument {
  const derived = derivedOf(layout, JSON.parse(body) as Record<string, unknown>);
  return { _id: id, version, body, write: newMark(), layout: generation, ...derived };
}
