import { startRedis, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll } from 'vitest';
import { outagesContract } from '../../contract-suite/outages.ts';
import { placeOn } from '../../contract-suite/server-place.ts';
import { streamsContract } from '../../contract-suite/streams.ts';
import { openStreams } from '../open.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

streamsContract({ name: 'redis', place: async () => placeOn(server.url) });

outagesContract({
  name: 'streams',
  server: () => server,
  open: openStreams,
  write: (streams, number) =>
    streams.append([{ stream: 'ann', id: `m${number}`, at: '2026-01-01T00:00:00Z', body: number }]),
  read: async (streams) => (await streams.read('ann', 0, 1_000_000)).map(({ body }) => body as number),
});
