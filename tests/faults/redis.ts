import { it } from 'vitest';
import type { TestPlatform } from '../platform.ts';
import type { Place } from '../shapes/place.ts';
import { othersAnswer } from './features.ts';
import { startLoad } from './load.ts';
import { verdict } from './verdict.ts';

/** The Redis of bus, streams, boards and cache dies under load and is started again. */
export function redisIsKilled(platform: () => TestPlatform, place: () => Place): void {
  it('G1 G3 G4 G9 kill -9 of Redis, twice: requests go on, events wait in the outboxes, everything is handled', async () => {
    const load = await startLoad(platform());
    await load.more(20);
    for (let time = 0; time < 2; time++) {
      await place().redis!.kill();
      try {
        await othersAnswer(platform(), load, 'redis');
        await load.more(20);
      } finally {
        await place().redis!.startAgain();
      }
      await load.more(20);
    }
    await verdict(platform(), load);
  });
}
