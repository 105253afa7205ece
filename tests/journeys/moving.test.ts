import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { movesFrom } from './moving.ts';

describe('moving the data of a platform', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deepiri-moving-'));
    folders.push(folder);
    return folder;
  };

  it('G1 G4 to another folder: people, tasks, versions and XP are there, and work goes on', async () => {
    const [from, to] = [await newFolder(), await newFolder()];
    await movesFrom(from, { url: `sqlite:${to}`, keep: to });
  });
});
