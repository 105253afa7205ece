import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { groupLock } from './group-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('B3 one holds it, others get it when it is released', () => {
  const [one, two, other] = [groupLock(folder, 'a:b/../c'), groupLock(folder, 'a:b/../c'), groupLock(folder, 'other')];
  expect([one.take(), two.take(), other.take()]).toEqual([true, false, true]);
  one.release();
  one.release();
  expect(two.take()).toBe(true);
  two.release();
  other.release();
});
