import { expect, it } from 'vitest';
import type { TestPlatform } from '../platform.ts';
import { ask, othersAnswer } from './features.ts';
import { startLoad } from './load.ts';
import { verdict } from './verdict.ts';

/** Each service dies under load and is started again. */
export function servicesAreKilled(platform: () => TestPlatform): void {
  it.each(['auth-service', 'engagement-service', 'notification-service'])(
    'G1 G3 G4 G9 kill -9 of %s: tasks are written on, and its share is done when it is back',
    async (name) => {
      const load = await startLoad(platform());
      await load.more(20);
      const service = platform().processes[name]!;
      await service.kill();
      await othersAnswer(platform(), load, name);
      const away = await ask(platform(), load, name);
      expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
      await load.more(20);
      await service.startAgain();
      await load.more(20);
      await verdict(platform(), load);
    },
  );

  it('G1 G2 G4 G9 kill -9 of task-orchestrator in the middle of writes: what it has acknowledged is there, once', async () => {
    const load = await startLoad(platform());
    await load.more(20);
    const tasks = platform().processes['task-orchestrator']!;
    await tasks.kill();
    await othersAnswer(platform(), load, 'task-orchestrator');
    await tasks.startAgain();
    await load.more(20);
    await verdict(platform(), load);
  });

  it('G1 G6 kill -9 of api-gateway: what passed through it is acknowledged once, sockets resume', async () => {
    const load = await startLoad(platform());
    await load.more(20);
    const gateway = platform().processes['api-gateway']!;
    await gateway.kill();
    await gateway.startAgain();
    await Promise.all(load.works.map(({ listener }) => listener.live(2)));
    await load.more(20);
    await verdict(platform(), load);
  });
}
