import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { event, manualTiming } from '../contract-suite/fixtures.ts';
import { silentLog } from '../options.ts';
import { Commits } from './commits.ts';
import { RecentEvents } from './recent-events.ts';
import { openTables, type Tables } from './tables.ts';

let folder: string;
let tables: Tables;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-commits-'));
  tables = openTables(join(folder, 'bus.sqlite'));
});
afterEach(async () => {
  tables.close();
  await rm(folder, { recursive: true, force: true });
});

function row(id: string) {
  return { event: event(id), body: JSON.stringify(event(id)) };
}

function open(transaction: Tables['transaction'] = tables.transaction) {
  const watched = vi.fn(transaction) as unknown as Tables['transaction'] & ReturnType<typeof vi.fn>;
  const recent = new RecentEvents();
  const committed = vi.fn();
  const commits = new Commits({ ...tables, transaction: watched }, recent, manualTiming(), silentLog, committed);
  return { commits, recent, committed, transactions: watched.mock.calls };
}

function stored(): string[] {
  return tables.read(0, 100).map(({ body }) => JSON.parse(body).id);
}

it('D5 B1 all publishes of one turn are one commit, synced to disk', async () => {
  const { commits, transactions } = open();
  await Promise.all(['a', 'b', 'c'].map((id) => commits.append([row(id)])));
  expect(stored()).toEqual(['a', 'b', 'c']);
  expect(transactions.map(([sync]) => sync)).toEqual([true]);
});

it('progress goes along with the next commit, or by itself without a sync', async () => {
  const { commits, transactions } = open();
  tables.addGroup('group', 0);
  let watermark = 0;
  commits.follow({ group: 'group', watermark: () => watermark }, 0);
  await commits.append([row('a')]);
  watermark = 1;
  await commits.append([row('b')]);
  expect(tables.position('group')).toBe(1);
  watermark = 2;
  expect(commits.flush()).toBe(true);
  expect(tables.position('group')).toBe(2);
  expect(commits.flush()).toBe(true);
  expect(transactions.map(([sync]) => sync)).toEqual([true, true, false]);
});

it('B1 a commit that fails rejects its publishes, shows nothing of them, and keeps the progress for later', async () => {
  let full = true;
  const { commits, recent, committed } = open((sync, work) =>
    tables.transaction(sync, () => {
      const result = work();
      if (full) throw new Error('disk is full');
      return result;
    }),
  );
  const later = vi.fn();
  commits.eventually(later);
  await expect(commits.append([row('a')])).rejects.toThrow('disk is full');
  expect([commits.head, recent.at(1), stored()]).toEqual([0, undefined, []]);
  expect(committed).not.toHaveBeenCalled();
  expect(commits.flush()).toBe(false);
  full = false;
  await commits.append([row('b')]);
  expect(later).toHaveBeenCalledTimes(3);
  expect([commits.head, recent.at(1)?.id, stored()]).toEqual([1, 'b', ['b']]);
});

it('an id that is stored takes no position and does not reach the readers again', async () => {
  const { commits, recent } = open();
  await commits.append([row('a'), row('a'), row('b')]);
  await commits.append([row('a'), row('c')]);
  expect([1, 2, 3, 4].map((position) => recent.at(position)?.id)).toEqual(['a', 'b', 'c', undefined]);
  expect(commits.head).toBe(3);
});

it('H2 closing writes what waits, then refuses', async () => {
  const { commits } = open();
  const publishing = commits.append([row('a')]);
  commits.close();
  await publishing;
  expect(stored()).toEqual(['a']);
  await expect(commits.append([row('b')])).rejects.toThrow(/closed/);
});
