import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { event } from '../contract-suite/fixtures.ts';
import { openTables, type Tables } from './tables.ts';
import { trimBatch } from './trim.ts';

let folder: string;
let tables: Tables;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-trim-'));
  tables = openTables(join(folder, 'bus.sqlite'));
});
afterEach(async () => {
  tables.close();
  await rm(folder, { recursive: true, force: true });
});

function store(count: number): void {
  tables.transaction(false, () => {
    for (let position = 1; position <= count; position++) {
      const stored = event(`e${position}`);
      tables.insert(position, stored, position * 1_000, JSON.stringify(stored));
    }
  });
}

function positions(): number[] {
  return tables.read(0, 5_000).map(({ position }) => position);
}

it('B4 takes what is old and finished by all, and keeps what is parked or dead', () => {
  store(10);
  tables.addGroup('quick', 9);
  tables.addGroup('slow', 7);
  tables.park('quick', 2, 'subject', 1, 0);
  tables.bury('slow', { position: 4, key: 'subject', attempts: 6, error: 'no', failedAt: 0 });
  expect(trimBatch(tables, 6_000, 0)).toBeUndefined();
  expect(positions()).toEqual([2, 4, 6, 7, 8, 9, 10]);
  expect(trimBatch(tables, 1_000_000, 0)).toBeUndefined();
  expect(positions()).toEqual([2, 4, 7, 8, 9, 10]);
});

it('B4 works in small batches and keeps the last event, so that positions go on', () => {
  store(1_200);
  tables.addGroup('group', 1_200);
  const first = trimBatch(tables, Number.MAX_SAFE_INTEGER, 0);
  expect(positions()).toHaveLength(700);
  const second = trimBatch(tables, Number.MAX_SAFE_INTEGER, first as number);
  expect(trimBatch(tables, Number.MAX_SAFE_INTEGER, second as number)).toBeUndefined();
  expect(positions()).toEqual([1_200]);
});
