import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from 'deepiri-test-servers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from './plan.ts';
import { type Supervised, supervise } from './supervise.ts';

const file = join(import.meta.dirname, '../testing/child.ts');
const patience = { timeout: 20_000, interval: 20 };

describe('supervised processes', () => {
  let folder: string;
  let supervised: Supervised | undefined;
  let said: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepiri-supervised-'));
    said = [];
  });
  afterEach(async () => {
    await supervised?.stop();
    supervised = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  const journal = async () => (await readFile(join(folder, 'journal'), 'utf8')).trim().split('\n');
  async function plan(name: string, more: Record<string, string> = {}): Promise<Plan> {
    const port = await freePort();
    const env = { ...process.env, NAME: name, JOURNAL: join(folder, 'journal'), PORT: String(port), ...more };
    return { name, file, env, readyUrl: `http://127.0.0.1:${port}/ready` };
  }
  function run(...plans: Plan[]) {
    supervised = supervise(plans, {
      say: (line) => said.push(line),
      lines: (name) => (stream) =>
        void stream.setEncoding('utf8').on('data', (text: string) => said.push(`${name}: ${text.trim()}`)),
    });
    return supervised;
  }

  it('are ready when all of them answer, and what they write is passed on', async () => {
    await run(await plan('a'), await plan('b')).ready();
    expect((await journal()).sort()).toEqual(['a starts', 'b starts']);
    await vi.waitFor(() => expect(said.sort()).toEqual(['a: hello', 'b: hello']), patience);
  });

  it('H2 end one after the other: the first one, then all others', async () => {
    const running = run(await plan('gateway'), await plan('a'), await plan('b'));
    await running.ready();
    await running.stop();
    const ends = (await journal()).filter((line) => !line.endsWith('starts'));
    expect(ends.slice(0, 2)).toEqual(['gateway asked to end', 'gateway ends']);
    expect(ends.slice(2).sort()).toEqual(['a asked to end', 'a ends', 'b asked to end', 'b ends']);
  });

  it('end also when one of them does not want to', async () => {
    const running = run(await plan('gateway'), await plan('stubborn', { ENDS: 'never' }));
    await running.ready();
    const { stubborn } = running.pids();
    await running.stop();
    expect(() => process.kill(stubborn!, 0)).toThrow();
  });

  it('are started again when they die, and it is said', async () => {
    const mortal = await plan('mortal');
    const running = run(await plan('gateway'), mortal);
    await running.ready();
    const before = running.pids()['mortal'];
    await fetch(mortal.readyUrl.replace('/ready', '/die')).catch(() => {});
    await vi.waitFor(async () => expect((await fetch(mortal.readyUrl)).ok).toBe(true), patience);
    expect(running.pids()['mortal']).not.toBe(before);
    expect(said).toContain('mortal ended (code 3); it is started again in 0.5 s.');
  });

  it('that die before they were ready end the start in one line', async () => {
    const running = run(await plan('gateway'), await plan('broken', { FAILS: 'yes' }));
    await expect(running.ready()).rejects.toThrow('broken could not start; its reason stands above.');
  });
});
