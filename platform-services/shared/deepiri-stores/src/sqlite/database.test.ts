import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
