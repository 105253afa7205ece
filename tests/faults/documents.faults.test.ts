import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callUrl, startTestPlatform, type TestPlatform } from '../platform.ts';
import { makePlace, type Place } from '../shapes/place.ts';
import { ask } from './features.ts';
import { startLoad } from './load.ts';
import { verdict } from './verdict.ts';

const AWAY_MS = 10_000;
const FIRST_BUILD_MS = 900_000;

describe('documents on a server, under load', () => {
  let place: Place;
  let platform: TestPlatform;
  beforeAll(async () => {
    place = await makePlace('services', 'ferretdb');
    platform = await startTestPlatform({ place });
  }, FIRST_BUILD_MS);
  afterAll(async () => {
    await platform?.stop();
    await place?.remove();
  });

  it.each([
    ['stands still', async () => place.documents!.pause(), async () => place.documents!.resume()],
    ['is dead', () => place.documents!.kill(), () => place.documents!.startAgain()],
  ])(
    'G1 G2 G4 G9 the document store %s for ten seconds: people are told so, and what was acknowledged is there, once',
    async (_how, stop, start) => {
      const load = await startLoad(platform, { onServer: true });
      await load.more(10);
      await stop();
      try {
        for (const since = performance.now(); performance.now() - since < AWAY_MS; ) {
          const answer = await ask(platform, load, 'task-orchestrator');
          expect(`${answer.status} ${answer.body.code}`).toMatch(/^(503 unavailable|504 deadline_exceeded)$/);
          if (answer.status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          // What needs no documents goes on: the door, what it shows by itself, and open sockets.
          expect((await callUrl(platform.url, 'GET', '/health')).status).toBe(200);
          expect((await callUrl(platform.url, 'GET', '/api/openapi.json')).status).toBe(200);
          expect(load.works.map(({ listener }) => listener.socket.connected)).toEqual(load.works.map(() => true));
        }
      } finally {
        await start();
      }
      await load.more(10);
      expect(load.works.map(({ listener }) => listener.lives)).toEqual(load.works.map(() => 1));
      await verdict(platform, load);
    },
  );
});
