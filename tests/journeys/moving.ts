import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { eventually, startTestPlatform } from '../platform.ts';
import type { Place } from '../shapes/place.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

type Target = {
  /** Where documents and events move to. */
  url: string;
  /** Folder of what does not move. */
  keep: string;
};

/** A folder that is somebody else's to remove. */
function placeIn(folder: string): Place {
  const nothing = async () => {};
  return { folder, env: { DATA_DIR: folder }, forgetBus: nothing, remove: nothing };
}

/** Fills a platform in a folder, moves its documents and events as an operator does, and goes on at the other place. */
export async function movesFrom(folder: string, { url, keep }: Target): Promise<void> {
  const before = await startTestPlatform({ place: placeIn(folder) });
  const jo = await before.register('Jo');
  const { body: task } = await before.call('POST', '/api/tasks', {
    token: jo.token,
    body: { title: 'Pack the boxes' },
  });
  await before.call('PATCH', `/api/tasks/${task.id}`, { token: jo.token, body: { title: 'Pack all boxes' } });
  await before.call('POST', `/api/tasks/${task.id}/complete`, { token: jo.token });
  const { body: open } = await before.call('POST', '/api/tasks', { token: jo.token, body: { title: 'Unpack them' } });
  await before.settled();
  const xp = async ({ call }: Pick<typeof before, 'call'>, token: string) =>
    (await call('GET', '/api/gamification/me', { token })).body.xp as number;
  const paid = await xp(before, jo.token);
  expect(paid).toBeGreaterThan(0);
  await before.stop();

  const move = () =>
    run(process.execPath, [
      join(root, 'deepiri-core-api/src/migrate-main.ts'),
      '--from',
      `sqlite:${folder}`,
      '--to',
      url,
    ]);
  expect((await move()).stdout).toMatch(
    /task-orchestrator: .*2 tasks.*; \d+ events, checksum [0-9a-f]{12}\n[\s\S]*the same on both sides/,
  );
  expect((await move()).stdout).toContain('the same on both sides');

  const after = await startTestPlatform({ place: placeIn(keep), env: { DOCUMENTS_URL: url } });
  try {
    const signedIn = await after.call('POST', '/api/users/login', {
      body: { email: jo.email, password: 'correct horse battery' },
    });
    expect(signedIn.status).toBe(200);
    const token: string = signedIn.body.accessToken;
    const { body: list } = await after.call('GET', '/api/tasks?q=pack', { token });
    expect(list.items.map(({ title }: { title: string }) => title)).toEqual(['Pack all boxes']);
    const { body: versions } = await after.call('GET', `/api/tasks/${task.id}/versions`, { token });
    expect(versions.items.length).toBeGreaterThanOrEqual(3);
    expect(await xp(after, token)).toBe(paid);

    await after.call('POST', `/api/tasks/${open.id}/complete`, { token });
    await eventually(async () => (await xp(after, token)) > paid, 'XP for a task that was completed after the move');
    await after.settled();
  } finally {
    await after.stop();
  }
}
