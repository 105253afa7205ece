import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callUrl, eventually, everyItem } from '../platform.ts';
import { makePlace, type Place } from '../shapes/place.ts';
import { type Running, startProcess } from './start-process.ts';

const ROUNDS = 5;
const WRITERS = 16;

describe('a process that dies', () => {
  let place: Place;
  let platform: Running;
  beforeAll(async () => {
    place = await makePlace();
    platform = await startProcess(place);
  }, 120_000);
  afterAll(async () => {
    platform?.destroy();
    await place?.remove();
  });

  it('G1 G2 G4 kill -9 in the middle of writes: nothing acknowledged is missing, no XP counts twice', async () => {
    const registered = await callUrl(platform.url, 'POST', '/api/users/register', {
      body: { email: 'jo@example.org', password: 'correct horse battery', name: 'Jo' },
    });
    const token: string = registered.body.accessToken;
    const created = new Set<string>();
    const completed = new Set<string>();

    for (let round = 0; round < ROUNDS; round++) {
      const killAt = created.size + 25 + round * 17;
      let killed: Promise<void> | undefined;
      const writers = Array.from({ length: WRITERS }, async (_, writer) => {
        for (let i = 0; !killed; i++) {
          const body = { title: `Task ${round}.${writer}.${i}` };
          const task = await callUrl(platform.url, 'POST', '/api/tasks', { token, body });
          if (task.status === 201) created.add(task.body.id);
          // Each round dies at another moment of the stream, while the other writers are in the middle of theirs.
          if (created.size >= killAt) killed ??= platform.kill();
          const done = await callUrl(platform.url, 'POST', `/api/tasks/${task.body.id}/complete`, { token });
          if (done.status === 200) completed.add(task.body.id);
        }
      });
      await Promise.allSettled(writers);
      await killed;
      await platform.recovered();
    }

    const isBack = async () => (await callUrl(platform.url, 'GET', '/api/tasks?limit=1', { token })).status === 200;
    await eventually(isBack, 'the gateway has seen that the service is back', 60_000);
    const tasks = await everyItem(platform.url, '/api/tasks', token);
    const stored = new Map(tasks.map(({ id, status }) => [id, status]));
    expect(created.size).toBeGreaterThan(ROUNDS * 25);
    expect([...created].filter((id) => !stored.has(id))).toEqual([]);
    expect([...completed].filter((id) => stored.get(id) !== 'done')).toEqual([]);

    const done = [...stored].filter(([, status]) => status === 'done').map(([id]) => id);
    const entries = await eventually(
      async () => {
        const found = await everyItem(platform.url, '/api/gamification/ledger', token);
        return found.length >= done.length && found;
      },
      'every completed task is paid after the restart',
      60_000,
    );
    expect(entries.map(({ taskId }) => taskId).sort()).toEqual(done.sort());
    const me = await callUrl(platform.url, 'GET', '/api/gamification/me', { token });
    expect(me.body.xp).toBe(entries.reduce((sum, { amount }) => sum + amount, 0));

    expect(await platform.interrupt()).toBe(0);
  }, 300_000);
});
