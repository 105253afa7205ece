import { randomUUID } from 'node:crypto';
import { startFerret, startMongoJava, type TestServer } from 'deepiri-test-servers';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { documentsContract } from '../../contract-suite/documents.ts';
import type { Place } from '../../contract-suite/place.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 });

const servers = [
  ['ferretdb', startFerret],
  ['mongo-java-server', startMongoJava],
] as const;

describe.each(servers)('%s', (name, start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  documentsContract({ name, place: async () => placeAt(server.url) });
});

function placeAt(url: string): Place {
  const prefix = `t${randomUUID().slice(0, 8)}`;
  return {
    // These servers look through all documents for each answer.
    url: `${url}/${prefix}?socketTimeoutMS=120000&waitQueueTimeoutMS=120000`,
    service: 'contract',
    async dispose() {
      const client = new MongoClient(url);
      await client.db(`${prefix}_contract`).dropDatabase();
      await client.close();
    },
  };
}
