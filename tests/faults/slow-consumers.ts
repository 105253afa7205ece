import type { Socket as TcpSocket } from 'node:net';
import { expect, it } from 'vitest';
import { eventually, type TestPlatform } from '../platform.ts';
import { othersAnswer } from './features.ts';
import { listen } from './listener.ts';
import { startLoad } from './load.ts';
import { hasHeardAll, verdict } from './verdict.ts';

const LAG = 60;

/** Somebody stands still and takes nothing. */
export function consumersAreSlow(platform: () => TestPlatform): void {
  it('G3 G4 G9 a service that stands still under load holds nobody up, and catches up', async () => {
    const load = await startLoad(platform());
    await load.more(20);
    const engagement = platform().processes['engagement-service']!;
    engagement.pause();
    try {
      await othersAnswer(platform(), load, 'engagement-service');
      const bus = await platform().bus();
      const lag = async () => (await bus.groups()).find(({ group }) => group === 'engagement-service')!.lag;
      await eventually(async () => (await lag()) >= LAG, 'its events wait', 60_000);
      await load.more(20);
    } finally {
      engagement.resume();
    }
    await verdict(platform(), load);
  });

  it('G6 a socket that takes nothing holds no other up, and has everything in the end', async () => {
    const load = await startLoad(platform(), { people: 1 });
    const work = load.works[0]!;
    const slow = listen(platform().url, work.person.token);
    await slow.live();
    const wire = wireOf(slow);
    wire.pause();
    await load.more(60);
    expect(slow.heard.length).toBeLessThan(work.listener.heard.length);
    wire.resume();
    await load.more(5);
    await verdict(platform(), load);
    await hasHeardAll(platform(), work, [slow]);
  });
}

/** The connection below a socket. */
function wireOf({ socket }: ReturnType<typeof listen>): TcpSocket {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: TcpSocket } } };
  return transport.ws._socket;
}
