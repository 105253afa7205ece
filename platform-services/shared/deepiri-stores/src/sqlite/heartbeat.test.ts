import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { heartbeat } from './heartbeat.ts';

let folder: string;
let database: Database;
let now = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deepiri-heartbeat-'));
  database = openDatabase(join(folder, 'file.sqlite'), { durability: 'full' });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  database.close();
  rmSync(folder, { recursive: true });
});

const takeWrites = (yes: boolean) => database.execute(`PRAGMA query_only = ${yes ? 'off' : 'on'}`);

it('fails while the file takes no writes, each time that it is asked, and succeeds when it takes them again', async () => {
  const ping = heartbeat(database, groupCommit(database));
  await ping();
  now += 2_000;
  takeWrites(false);
  await expect(ping()).rejects.toThrow('readonly');
  await expect(ping()).rejects.toThrow('readonly');
  takeWrites(true);
  await ping();
});

it('writes once in two seconds, however often it is asked', async () => {
  const ping = heartbeat(database, groupCommit(database));
  const writes = () => database.statement('SELECT total_changes()').get()?.[0];
  await ping();
  const once = writes();
  now += 1_999;
  await ping();
  expect(writes()).toBe(once);
  now += 1;
  await ping();
  expect(writes()).toBe(Number(once) + 1);
});
