import { randomUUID } from 'node:crypto';
import { startFerret, startMongoJava, type TestServer } from 'deepiri-test-servers';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { documentsContract } from '../../contract-suite/documents.ts';
import { outagesContract } from '../../contract-suite/outages.ts';
import type { Place } from '../../contract-suite/place.ts';
import { counters, event } from '../../contract-suite/samples.ts';
import { openDocuments } from '../open.ts';

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

  documentsContract({ name, place: async () => placeAt(server.url), shared: true, slow: true });

  outagesContract({
    name: 'documents',
    server: () => server,
    open: openDocuments,
    write: (store, number) =>
      store
        .collection(counters)
        .save({ id: `c${number}`, version: 1, label: '' }, [event(`e${number}`, `c${number}`, { data: number })]),
    read: async (store) => {
      const events = await store.log.read(0, 1_000_000);
      expect(await store.collection(counters).getMany(events.map(({ subject }) => subject))).toHaveLength(
        events.length,
      );
      return events.map(({ data }) => data as number);
    },
  });
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
