import { expect, it } from 'vitest';
import { eventually, type TestPlatform } from '../platform.ts';
import { othersAnswer } from './features.ts';
import { listen } from './listener.ts';
import { startLoad } from './load.ts';
import { hasHeardAll, verdict } from './verdict.ts';

const CLIENTS = 4;

/** Two realtime gateways have clients; one of them dies. */
export function realtimeGatewaysAreKilled(platform: () => TestPlatform): void {
  it.each(['realtime-gateway', 'realtime-gateway-2'])(
    'G6 G9 kill -9 of %s with clients on both: all of them resume without a gap',
    async (name) => {
      const load = await startLoad(platform());
      const work = load.works[0]!;
      const clients = Array.from({ length: CLIENTS }, () => listen(platform().url, work.person.token));
      await Promise.all(clients.map((client) => client.live()));
      for (const gateway of ['realtime-gateway', 'realtime-gateway-2']) {
        expect(await socketsAt(platform(), gateway)).toBeGreaterThan(0);
      }
      await load.more(20);
      const gateway = platform().processes[name]!;
      const lost = await socketsAt(platform(), name);
      await gateway.kill();
      await othersAnswer(platform(), load, name);
      const all = [...clients, ...load.works.map(({ listener }) => listener)];
      await eventually(
        () => all.filter(({ lives }) => lives > 1).length >= lost,
        'those that were on it are live at the other one',
        60_000,
      );
      await load.more(20);
      await gateway.startAgain();
      await load.more(20);
      await verdict(platform(), load);
      await hasHeardAll(platform(), work, clients);
    },
  );
}

async function socketsAt({ processes }: TestPlatform, name: string): Promise<number> {
  const page = await (await fetch(`${processes[name]!.url}/metrics`)).text();
  return Number(/^deepiri_sockets\S* (\d+)/m.exec(page)?.[1] ?? 0);
}
