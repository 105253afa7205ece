import { setTimeout as pause } from 'node:timers/promises';
import {
  type CommandOperationOptions,
  type Db,
  MongoClient,
  type MongoClientOptions,
  MongoError,
  ObjectId,
  type ReadConcernLike,
} from 'mongodb';
import { StoreUnavailable } from '../../failure.ts';
import { type Call, callsTo, isDuplicate } from './failures.ts';
import type { Location } from './location.ts';
import { reviveWhenStuck } from './revive.ts';

/** A database on a server, and how sure a read of it can be. */
export type Server = {
  db: Db;
  call: Call;
  reads: Reads;
  /** For one command that changes something. Each that is sent has such options, or those of a read. */
  inTime(): InTime;
  close(): Promise<void>;
};

/**
 * When a command is given up. The driver's own times do not see one that was handed to a connection in the very moment in
 * which the server hung up: it would wait for ever, and keep the connection's place in the pool.
 */
export type InTime = CommandOperationOptions & { signal: AbortSignal };

type Read = InTime & { readConcern?: ReadConcernLike; maxTimeMS: number };

/** For one command each. */
export type Reads = {
  /** What is shown to others: it will not be rolled back. */
  readonly lasting: Read;
  /** What the primary has now, to base a write on; the write fails if that was not the last word. */
  readonly latest: Read;
  /** What the primary has now and will not be rolled back; slower. */
  readonly proven: Read;
};

const MAJORITY_MS = 4_000;
const OPTIONS: MongoClientOptions = {
  maxPoolSize: 50,
  // Resolved means durable (D1): in the journals of a majority.
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: MAJORITY_MS },
  readPreference: 'primary',
};

/** @throws StoreUnavailable when nobody answers, Error when the server does not take the address or the credentials */
export async function connect({ url, database, address }: Location, service: string): Promise<Server> {
  const call = callsTo(address);
  const client = clientOf(url, address, service);
  try {
    await call(() => client.connect());
    const inTime = timeOf(client);
    const reads = await call(() => readsOf(client, inTime));
    const leave = reviveWhenStuck(client);
    const close = () => leave().then(() => closeInTime(client));
    return { db: client.db(database), call, reads, inTime, close };
  } catch (error) {
    await client.close();
    const { cause } = error as { cause?: { code?: unknown } };
    if (error instanceof StoreUnavailable && cause?.code === 18) throw new Error(`${address} refuses user or password`);
    throw error;
  }
}

function clientOf(url: string, address: string, service: string): MongoClient {
  try {
    return new MongoClient(url, { ...OPTIONS, appName: `deepiri ${service}` });
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    throw new Error(`${address} cannot be used: ${error.message.replaceAll(/\/\/[^@\s]*@/g, '//')}`);
  }
}

function timeOf(client: MongoClient): () => InTime {
  return () => ({ signal: AbortSignal.timeout(limitOf(client)) });
}

function limitOf({ options: { serverSelectionTimeoutMS, socketTimeoutMS } }: MongoClient): number {
  return serverSelectionTimeoutMS + socketTimeoutMS;
}

// The driver says goodbye with a command, which takes no signal.
async function closeInTime(client: MongoClient): Promise<void> {
  await Promise.race([client.close(), pause(limitOf(client), undefined, { ref: false })]);
}

// Only a replica set, or a router before some, knows majorities.
async function readsOf(client: MongoClient, inTime: () => InTime): Promise<Reads> {
  const admin = client.db('admin');
  const self = await admin.command({ hello: 1 }, inTime()).catch(() => admin.command({ isMaster: 1 }, inTime()));
  // A question is given up by the server before its answer is given up here.
  const maxTimeMS = Math.max(1_000, client.options.socketTimeoutMS - 1_000);
  const knowsMajorities = self['setName'] !== undefined || self['msg'] === 'isdbgrid';
  const read = (readConcern: ReadConcernLike): Read => ({
    ...(knowsMajorities ? { readConcern } : {}),
    maxTimeMS,
    ...inTime(),
  });
  return {
    get lasting() {
      return read('majority');
    },
    get latest() {
      return read('local');
    },
    get proven() {
      return read('linearizable');
    },
  };
}

/** A name for one write, one holder, one beat: no other process makes the same. */
export function newMark(): string {
  return new ObjectId().toHexString();
}

/** Runs an upsert of something that is there once. Two who do so at the same moment may collide; then it is there. */
export async function createOnce(upsert: () => Promise<unknown>): Promise<void> {
  await upsert().catch((error) => {
    if (!isDuplicate(error)) throw error;
  });
}
