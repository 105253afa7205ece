import { startRedis, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll } from 'vitest';
import { outagesContract } from '../../contract-suite/outages.ts';
import { rankingsContract } from '../../contract-suite/rankings.ts';
import { placeOn } from '../../contract-suite/server-place.ts';
import { openRankings } from '../open.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

rankingsContract({ name: 'redis', place: async () => placeOn(server.url) });

outagesContract({
  name: 'rankings',
  server: () => server,
  open: openRankings,
  write: (rankings, number) => rankings.set('board', `m${number}`, number),
  read: async (rankings) => (await rankings.page('board', 0, 1_000_000)).map(({ score }) => score),
});
