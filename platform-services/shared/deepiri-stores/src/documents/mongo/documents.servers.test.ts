import { startFerret, startMongoJava, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { documentsContract } from '../../contract-suite/documents.ts';
import { mongoPlace } from '../../contract-suite/mongo-place.ts';
import { outagesContract } from '../../contract-suite/outages.ts';
import { counters, event } from '../../contract-suite/samples.ts';
import { openDocuments } from '../open.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 });

const servers = [
  ['ferretdb', startFerret],
  ['mongo-java-server', startMongoJava],
] as const;
const real = process.env['MONGODB_URL'];

if (real) documentsContract({ name: 'the server of MONGODB_URL', place: async () => mongoPlace(real), shared: true });

describe.each(servers)('%s', (name, start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  documentsContract({
    name,
    place: async () => mongoPlace(server.url, { unhurried: true }),
    shared: true,
    slow: true,
  });

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
