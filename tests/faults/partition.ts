import { expect, it } from 'vitest';
import { eventually, type TestPlatform } from '../platform.ts';
import { ask, othersAnswer } from './features.ts';
import { startLoad } from './load.ts';
import { verdict } from './verdict.ts';
import type { Wire } from './wire.ts';

const DEADLINE_MS = 10_000;

/** The network between the gateway and a service takes everything and brings nothing. */
export function networkIsCut(platform: () => TestPlatform, wires: Readonly<Record<string, Wire>>): void {
  it.each(Object.keys(wires))(
    'G1 G4 G9 a network that is cut before %s: the rest works, and it is told in time',
    async (name) => {
      const load = await startLoad(platform());
      await load.more(20);
      wires[name]!.cut();
      // Who is under way has to wait: nobody knows yet.
      const first = ask(platform(), load, name);
      await othersAnswer(platform(), load, name);
      expect([503, 504]).toContain((await first).status);
      const told = await eventually(
        async () => {
          const answer = await ask(platform(), load, name);
          return answer.status === 503 && answer;
        },
        'it is known to be away',
        3 * DEADLINE_MS,
      );
      expect([told.body.code, told.headers.get('retry-after')]).toEqual(['unavailable', '1']);
      await othersAnswer(platform(), load, name);
      wires[name]!.mend();
      await eventually(async () => (await ask(platform(), load, name)).status === 200, 'it answers again', 60_000);
      await load.more(20);
      await verdict(platform(), load);
    },
  );
}
