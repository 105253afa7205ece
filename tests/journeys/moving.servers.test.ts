import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFerret, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { movesFrom } from './moving.ts';

describe('moving the data of a platform', () => {
  let server: TestServer;
  const folders: string[] = [];
  beforeAll(async () => {
    server = await startFerret();
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  });
  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deepiri-moving-'));
    folders.push(folder);
    return folder;
  };

  it("G1 G4 to a server of MongoDB's protocol: people, tasks, versions and XP are there, and work goes on", async () => {
    await movesFrom(await newFolder(), { url: `${server.url}/moved`, keep: await newFolder() });
  });
});
