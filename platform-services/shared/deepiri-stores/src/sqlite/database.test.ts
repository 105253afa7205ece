import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, openDatabase } from './database.ts';

describe('a database file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepiri-database-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is named when it cannot be read', async () => {
    const file = join(folder, 'damaged.sqlite');
    await writeFile(file, 'no database '.repeat(1_000));
    expect(() => openDatabase(file, { durability: 'full' })).toThrow(`${file}: file is not a database`);
  });

  it.each([
    ['the list of its tables', 100],
    ['a page that is read later', 4_096],
  ])('is named when it was damaged: %s', async (_what, at) => {
    const file = join(folder, 'damaged.sqlite');
    const whole = openDatabase(file, { durability: 'full' });
    whole.execute('CREATE TABLE words (word TEXT)');
    whole.statement('INSERT INTO words VALUES (?)').run('kept');
    whole.close();
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xfe, at, at + 200));
    const read = () => {
      const damaged = openDatabase(file, { durability: 'full' });
      try {
        inTransaction(damaged, () => damaged.statement('SELECT word FROM words').all());
      } finally {
        damaged.close();
      }
    };
    expect(read).toThrow(`${file}: database disk image is malformed`);
  });

  it('tells why a transaction failed, also when it is over already', () => {
    const database = openDatabase(join(folder, 'whole.sqlite'), { durability: 'full' });
    const fail = () => {
      database.execute('ROLLBACK');
      throw new Error('database or disk is full');
    };
    expect(() => inTransaction(database, fail)).toThrow('database or disk is full');
    database.close();
  });
});
