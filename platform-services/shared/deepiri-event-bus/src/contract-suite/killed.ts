import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CloudEvent } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import type { BusAdapter } from './adapter.ts';
import { event, recorder } from './fixtures.ts';

const VICTIM = fileURLToPath(new URL('./victim.ts', import.meta.url));
const TAKE_OVER_MS = 30_000;

type Victim = {
  process: ChildProcess;
  acknowledged: string[];
  handled: string[];
  reached: (acknowledged: number) => Promise<void>;
};

function startVictim(url: string, round: number): Victim {
  const child = spawn(process.execPath, [VICTIM, url, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Record<string, string[]> = { acknowledged: [], handled: [] };
  let look = () => {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word = '', id = ''] = line.split(' ');
    said[word]?.push(id);
    look();
  });
  const { acknowledged = [], handled = [] } = said;
  return {
    process: child,
    acknowledged,
    handled,
    reached: (count) =>
      new Promise((resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`The victim ended by itself with ${code}`)));
        look = () => acknowledged.length >= count && resolve();
      }),
  };
}

async function kill(victim: Victim): Promise<void> {
  const closed = once(victim.process, 'close');
  victim.process.kill('SIGKILL');
  await closed;
}

function numbersBySubject(events: readonly CloudEvent[]): number[][] {
  const groups = Map.groupBy(events, ({ subject }) => subject);
  return [...groups.values()].map((some) => some.map(({ data }) => (data as { number: number }).number));
}

function ascending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));
}

/** Death without warning. */
export function killed(adapter: BusAdapter): void {
  describe('kill -9', () => {
    it('B1 G3 loses nothing that was acknowledged: every group gets all of it, in order', async () => {
      const test = await adapter.open();
      await test.bus.close();
      const acknowledged: string[] = [];
      const handled = new Set<string>();
      for (const [round, count] of [30, 150, 400].entries()) {
        const victim = startVictim(test.url, round);
        await victim.reached(count);
        await kill(victim);
        acknowledged.push(...victim.acknowledged);
        for (const id of victim.handled) handled.add(id);
      }
      const bus = await test.another();
      const [rest, audit] = [recorder(), recorder()];
      await bus.subscribe('victims', ['*'], rest.handle);
      await bus.subscribe('audit', ['*'], audit.handle);
      await bus.settled();

      for (const id of rest.handled) handled.add(id);
      expect(acknowledged.filter((id) => !audit.handled.includes(id))).toEqual([]);
      expect(acknowledged.filter((id) => !handled.has(id))).toEqual([]);
      for (const numbers of numbersBySubject(audit.events)) expect(numbers).toEqual(numbers.map((_, index) => index));
      for (const numbers of numbersBySubject(rest.events)) expect(ascending(numbers)).toBe(true);
      await test.close();
    });

    it('B3 gives the share of the dead to the living within 30 s', async () => {
      const test = await adapter.open();
      const victim = startVictim(test.url, 0);
      await victim.reached(20);
      const seen = recorder();
      await test.bus.subscribe('victims', ['*'], seen.handle);
      await kill(victim);
      const since = performance.now();
      await test.bus.publish([event('after', { data: { number: 0 } })]);
      while (!seen.handled.includes('after')) await seen.reached(seen.handled.length + 1);
      expect(performance.now() - since).toBeLessThan(TAKE_OVER_MS);
      await test.bus.settled();
      const handled = new Set([...victim.handled, ...seen.handled]);
      expect(victim.acknowledged.filter((id) => !handled.has(id))).toEqual([]);
      await test.close();
    });
  });
}
