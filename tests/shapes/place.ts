import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from 'deepiri-service-kit';
import { startFerret, startMongoJava, startRedis, type TestServer } from 'deepiri-test-servers';

/** How the platform runs: all in the process of the test, or each service in a process of its own. */
export type ShapeName = 'process' | 'services';

/** The shape that the environment asks for: TEST_SHAPE=services, or else this process. */
export const shapeName: ShapeName = process.env['TEST_SHAPE'] === 'services' ? 'services' : 'process';

/** Where a platform keeps its data. It outlives the platform, so that another one can go on with it. */
export type Place = {
  folder: string;
  /** Settings that say where the stores are. */
  env: Env;
  /** The servers that keep the data, where there are any. */
  redis?: TestServer;
  documents?: TestServer;
  /** Removes everything that the bus knows, and nothing else. Nobody may be connected. */
  forgetBus(): Promise<void>;
  remove(): Promise<void>;
};

/** What TEST_DOCUMENTS may ask for: servers of MongoDB's protocol. */
const documentServers: Record<string, () => Promise<TestServer>> = {
  ferretdb: startFerret,
  'mongo-java-server': startMongoJava,
};

/** Makes an empty place: a folder, and for separate processes a Redis; documents may be on a server too. */
export async function makePlace(shape: ShapeName = shapeName, server = process.env['TEST_DOCUMENTS']): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-journey-'));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  if (shape === 'process') {
    return { folder, env: { DATA_DIR: folder }, forgetBus: () => forgetFile(folder), remove: removeFolder };
  }
  const redis = await startRedis();
  const documents = await startDocuments(server);
  return {
    folder,
    env: {
      DATA_DIR: folder,
      // The bus in a database of its own, so that it can be forgotten alone.
      BUS_URL: `${redis.url}/1`,
      CACHE_URL: `${redis.url}/0`,
      ...(documents ? { DOCUMENTS_URL: documents.url } : {}),
    },
    redis,
    ...(documents ? { documents } : {}),
    forgetBus: () => command(redis.port, 'SELECT 1\r\nFLUSHDB\r\n'),
    async remove() {
      await Promise.all([redis.stop(), documents?.stop(), removeFolder()]);
    },
  };
}

async function startDocuments(name: string | undefined): Promise<TestServer | undefined> {
  if (!name) return undefined;
  const start = documentServers[name];
  if (!start) throw new Error(`TEST_DOCUMENTS is one of ${Object.keys(documentServers).join(', ')}`);
  return start();
}

async function forgetFile(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.startsWith('bus.sqlite'));
  if (files.length === 0) throw new Error('there was no bus to forget');
  await Promise.all(files.map((file) => rm(join(folder, file))));
}

/** Sends commands to a Redis and waits until both are answered well. */
function command(port: number, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write(text));
    socket.once('error', reject).on('data', (chunk) => {
      answer += chunk;
      if (answer.startsWith('-')) reject(new Error(answer));
      if (answer !== '+OK\r\n+OK\r\n') return;
      socket.destroy();
      resolve();
    });
  });
}
