import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimStores } from './lock.ts';

describe('a claim on embedded stores', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepiri-claim-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is held by one process for one service, in words that help, and free again when that process dies', async () => {
    const script = `import { claimStores } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}; await claimStores('sqlite:${folder}', { service: 'auth-service' }); console.log('held'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((held) => other.stdout.once('data', held));
    await expect(claimStores(`sqlite:${folder}`, { service: 'auth-service' })).rejects.toThrow(
      /in use by another.*auth-service/,
    );
    (await claimStores(`sqlite:${folder}`, { service: 'task-orchestrator' }))();
    const dead = new Promise((ended) => other.once('exit', ended));
    other.kill('SIGKILL');
    await dead;
    const giveBack = await claimStores(`sqlite:${folder}`, { service: 'auth-service' });
    giveBack();
    (await claimStores(`sqlite:${folder}`, { service: 'auth-service' }))();
  });

  it('is not needed for servers', async () => {
    (await claimStores('mongodb://localhost', { service: 'auth-service' }))();
  });
});
