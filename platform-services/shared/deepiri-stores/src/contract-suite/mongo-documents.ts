import type { TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openDocuments } from '../documents/open.ts';
import { documentsContract } from './documents.ts';
import { mongoPlace } from './mongo-place.ts';
import { outagesContract } from './outages.ts';
import { counters, event } from './samples.ts';

/** All that documents must do on a test server of MongoDB's protocol, which is killed and silenced on the way. */
export function mongoDocumentsContract(name: string, start: () => Promise<TestServer>): void {
  describe(name, () => {
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
}
