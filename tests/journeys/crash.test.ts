import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callUrl } from '../platform.ts';
import { ended, type Running, startProcess as start } from './start-process.ts';

const ROUNDS = 5;
const WRITERS = 16;

describe('a process that dies', () => {
  const folders: string[] = [];
  let running: Running | undefined;
  afterAll(async () => {
    running?.child.kill('SIGKILL');
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  });

  it('G1 G2 G4 kill -9 in the middle of writes: nothing acknowledged is missing, no XP counts twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deepiri-crash-'));
    folders.push(folder);
    let platform = await start(folder);
    running = platform;
    const registered = await callUrl(platform.url, 'POST', '/api/users/register', {
      body: { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' },
    });
    const token: string = registered.body.accessToken;
    const created = new Set<string>();
    const completed = new Set<string>();

    for (let round = 0; round < ROUNDS; round++) {
      const dead = ended(platform.child);
      const killAt = created.size + 25 + round * 17;
      const writers = Array.from({ length: WRITERS }, async (_, writer) => {
        for (let i = 0; ; i++) {
          const task = await callUrl(platform.url, 'POST', '/api/tasks', {
            token,
            body: { title: `Task ${round}.${writer}.${i}` },
          });
          if (task.status === 201) created.add(task.body.id);
          // Each round dies at another moment of the stream, while the other writers are in the middle of theirs.
          if (created.size >= killAt) platform.child.kill('SIGKILL');
          const done = await callUrl(platform.url, 'POST', `/api/tasks/${task.body.id}/complete`, { token });
          if (done.status === 200) completed.add(task.body.id);
        }
      });
      await Promise.allSettled(writers);
      await dead;
      platform = await start(folder);
      running = platform;
    }

    const stored = new Map<string, string>();
    let cursor = '';
    do {
      const page = await callUrl(platform.url, 'GET', `/api/tasks?limit=200${cursor}`, { token });
      for (const task of page.body.items) stored.set(task.id, task.status);
      cursor = page.body.nextCursor ? `&cursor=${encodeURIComponent(page.body.nextCursor)}` : '';
    } while (cursor);
    expect(created.size).toBeGreaterThan(ROUNDS * 25);
    expect([...created].filter((id) => !stored.has(id))).toEqual([]);
    expect([...completed].filter((id) => stored.get(id) !== 'done')).toEqual([]);

    const done = [...stored].filter(([, status]) => status === 'done').map(([id]) => id);
    await new Promise<void>((finish, fail) => {
      const end = performance.now() + 30_000;
      const ask = async () => {
        const entries = await ledger(platform.url, token);
        if (entries.length >= done.length) return finish();
        if (performance.now() > end)
          return fail(new Error(`only ${entries.length} of ${done.length} awards after the restart`));
        setTimeout(ask, 100);
      };
      void ask();
    });
    const entries = await ledger(platform.url, token);
    expect(entries.map(({ taskId }) => taskId).sort()).toEqual(done.sort());
    const me = await callUrl(platform.url, 'GET', '/api/gamification/me', { token });
    expect(me.body.xp).toBe(entries.reduce((sum, { amount }) => sum + amount, 0));

    const exit = ended(platform.child);
    const asked = performance.now();
    platform.child.kill('SIGINT');
    expect(await exit).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
  }, 120_000);

  async function ledger(url: string, token: string) {
    const entries: { taskId: string; amount: number }[] = [];
    let cursor = '';
    do {
      const page = await callUrl(url, 'GET', `/api/gamification/ledger?limit=200${cursor}`, { token });
      entries.push(...page.body.items);
      cursor = page.body.nextCursor ? `&cursor=${encodeURIComponent(page.body.nextCursor)}` : '';
    } while (cursor);
    return entries;
  }
});
