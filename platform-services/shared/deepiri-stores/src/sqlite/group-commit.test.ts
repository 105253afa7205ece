import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../contract-suite/place.ts';
import { type Database, openDatabase } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { databaseFile } from './location.ts';

let folder: string;
let database: Database;
let dispose: () => Promise<void>;

beforeEach(async () => {
  const place = await temporaryFolder();
  dispose = place.dispose;
  folder = place.url;
  database = openDatabase(databaseFile(place.url, 'commits'), { durability: 'full' });
  database.execute('CREATE TABLE numbers (n INTEGER PRIMARY KEY)');
});

afterEach(async () => {
  database.close();
  await dispose();
});

const insert = (n: number) => () => {
  database.statement('INSERT INTO numbers VALUES (?)').run(n);
  return n;
};
const stored = () =>
  database
    .statement('SELECT n FROM numbers ORDER BY n')
    .all()
    .map(([n]) => n);

describe('D5 group commit', () => {
  it('writes of one turn share a transaction, in order', async () => {
    let commits = 0;
    const commit = groupCommit(database, { committed: () => (commits += 1) });
    expect(await Promise.all([1, 2, 3].map((n) => commit.write(insert(n))))).toEqual([1, 2, 3]);
    expect(commits).toBe(1);
    await Promise.all(Array.from({ length: 1_200 }, (_, n) => commit.write(insert(n + 10))));
    expect(commits).toBe(4);
    expect(stored()).toHaveLength(1_203);
  });

  it('a write that fails half way leaves nothing behind and takes no other with it', async () => {
    const commit = groupCommit(database);
    const half = () => {
      insert(7)();
      throw new Error('half way');
    };
    const results = await Promise.allSettled([
      commit.write(insert(1)),
      commit.write(half),
      commit.write(insert(1)),
      commit.write(insert(2)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(stored()).toEqual([1, 2]);
  });

  it('when the commit itself fails, all of the batch are told and nothing is stored', async () => {
    let failing = true;
    const commit = groupCommit(database, {
      committing() {
        if (failing) database.execute('INSERT INTO child VALUES (99)');
      },
    });
    database.execute(`
      PRAGMA foreign_keys = ON;
      CREATE TABLE child (n INTEGER REFERENCES numbers (n) DEFERRABLE INITIALLY DEFERRED);
    `);
    const results = await Promise.allSettled([commit.write(insert(1)), commit.write(insert(2))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(stored()).toEqual([]);

    failing = false;
    await commit.write(insert(3));
    expect(stored()).toEqual([3]);
  });

  it('another writer of the same file is waited for', async () => {
    const other = openDatabase(databaseFile(folder, 'commits'), { durability: 'full' });
    const commits = [groupCommit(database), groupCommit(other)];
    const writes = Array.from({ length: 40 }, (_, n) => {
      const connection = n % 2 ? other : database;
      return commits[n % 2]!.write(() => void connection.statement('INSERT INTO numbers VALUES (?)').run(n));
    });
    await Promise.all(writes);
    other.close();
    expect(stored()).toHaveLength(40);
  });

  it('closing waits for what is queued and refuses what comes later', async () => {
    const commit = groupCommit(database);
    const written = commit.write(insert(1));
    const closed = Promise.all([commit.close(), commit.close()]);
    await expect(commit.write(insert(2))).rejects.toThrow('closed');
    await closed;
    expect(stored()).toEqual([1]);
    expect(await written).toBe(1);
  });
});

describe('where databases lie', () => {
  it('a service name cannot leave the folder', () => {
    for (const name of ['../x', 'a/b', '', '.', 'a\u0000']) expect(() => databaseFile(folder, name)).toThrow();
    expect(() => databaseFile('sqlite:', 'x')).toThrow(/folder/);
    expect(databaseFile(`sqlite://${folder.slice('sqlite:'.length)}/new`, 'x')).toBe(
      `${folder.slice('sqlite:'.length)}/new/x.sqlite`,
    );
    rmSync(`${folder.slice('sqlite:'.length)}/new`, { recursive: true });
  });
});
