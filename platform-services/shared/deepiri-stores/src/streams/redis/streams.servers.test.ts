import { startRedis, type TestServer } from 'deepiri-test-servers';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('an operator is told of a server that may lose messages, and of no other', async () => {
  const lines: string[] = [];
  const log = { warn: (_: object, line: string) => void lines.push(line), info: () => {} };
  const open = async () => (await openStreams(server.url, { service: 'told', log })).close();
  await open();
  expect(lines).toEqual([]);
  const admin = new Redis(server.url);
  await admin.config('SET', 'appendfsync', 'everysec');
  await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await open();
  await admin.config('SET', 'appendfsync', 'always');
  await admin.config('SET', 'maxmemory-policy', 'noeviction');
  admin.disconnect();
  expect(lines).toEqual([expect.stringContaining('set appendfsync always, maxmemory-policy noeviction')]);
});
