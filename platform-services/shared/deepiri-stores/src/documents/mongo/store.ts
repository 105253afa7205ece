import { randomBytes } from 'node:crypto';
import type { Collection, CollectionDefinition, Document, DocumentStore } from '../port.ts';
import { appender } from './appender.ts';
import { claimantsIn } from './claimants.ts';
import { mongoClaims } from './claims.ts';
import { type MongoCollection, mongoCollection } from './collection.ts';
import { openDoor } from './door.ts';
import { locationOf } from './location.ts';
import { mongoLog } from './log.ts';
import { mongoOutbox } from './outbox.ts';
import { pendingEvents } from './pending.ts';
import { connect, createOnce, type Server } from './server.ts';

const SWEEP_MS = 5_000;
const TEND_MS = 60_000;

/**
 * Opens the database of a service on a server of MongoDB's protocol. Several processes may have it open.
 * @throws StoreUnavailable when nobody answers, Error in words for the operator when the address is wrong
 */
export async function openMongoDocuments(url: string, service: string): Promise<DocumentStore> {
  const server = await connect(locationOf(url, service), service);
  try {
    return await storeOn(server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function storeOn(server: Server): Promise<DocumentStore> {
  const cursorKey = await keyOf(server);
  const log = await mongoLog(server);
  const outbox = await mongoOutbox(server, log);
  const append = appender(log, outbox.notify);
  const pending = pendingEvents(server, append);
  await pending.sweep(true);
  const collections = new Map<string, { definition: string; collection: MongoCollection<never> }>();
  const claims = mongoClaims(
    server,
    log,
    claimantsIn((name) => collections.get(name)?.collection.documents),
  );
  const door = openDoor();
  const parts = { server, log, appender: append, claims, pending, cursorKey, door };
  const opened = () => [...collections.values()].map(({ collection }) => collection);
  // What fails is made up for by the next time.
  const timers = [
    setInterval(() => void pending.sweep(false).catch(() => {}), SWEEP_MS).unref(),
    setInterval(() => void Promise.allSettled(opened().map(({ tend }) => tend(new Date()))), TEND_MS).unref(),
  ];
  let closed: Promise<void> | undefined;

  async function close(): Promise<void> {
    for (const timer of timers) clearInterval(timer);
    await door.close();
    await append.close();
    await Promise.allSettled([pending.flush(), outbox.close()]);
    await server.close();
  }

  return {
    collection<T extends Document>(definition: CollectionDefinition<T>): Collection<T> {
      const text = JSON.stringify(definition);
      const known = collections.get(definition.name);
      if (known) {
        if (known.definition !== text) throw new Error(`collection ${definition.name} is defined twice, differently`);
        return known.collection as unknown as Collection<T>;
      }
      const collection = mongoCollection(parts, definition);
      collections.set(definition.name, {
        definition: text,
        collection: collection as unknown as MongoCollection<never>,
      });
      return collection;
    },
    log,
    outbox,
    ping: () =>
      door.enter(async () => {
        await server.call(() => server.db.command({ ping: 1 }, server.inTime()));
        await Promise.all(opened().map(({ ready }) => ready()));
      }),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

/** The secret that cursors are signed with: made once per database. */
async function keyOf({ db, call, reads, inTime }: Server): Promise<Uint8Array> {
  const secrets = db.collection<{ _id: string; value: string }>('secrets');
  const made = { $setOnInsert: { value: randomBytes(32).toString('base64') } };
  await createOnce(() => call(() => secrets.updateOne({ _id: 'cursor' }, made, { upsert: true, ...inTime() })));
  const kept = await call(() => secrets.findOne({ _id: 'cursor' }, reads.latest));
  return Buffer.from(kept?.value ?? '', 'base64');
}
