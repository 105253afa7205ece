import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isStoreFailure } from './failure.ts';
import { openDatabase } from './sqlite/database.ts';

it('tells a store that cannot work from a wrong request', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-failure-'));
  const database = openDatabase(join(folder, 'small.sqlite'), { durability: 'normal' });
  database.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT); PRAGMA max_page_count = 4');
  const errorOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const full = errorOf(() => database.statement('INSERT INTO t (body) VALUES (?)').run('x'.repeat(100_000)));
  expect(isStoreFailure(full)).toBe(true);
  const wrong = errorOf(() => database.execute('SELECT * FROM nothing'));
  expect(wrong).toBeInstanceOf(Error);
  expect(isStoreFailure(wrong)).toBe(false);
  expect(isStoreFailure(new Error('disk is full'))).toBe(false);
  database.close();
  await rm(folder, { recursive: true, force: true });
});
