import type { Task } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import type { TaskPages } from './task-cache.ts';
import { type ListSort, listWith, listWithout, rowsOf, taskOrder } from './task-list.ts';

const task = (id: string, fields: Partial<Task> = {}) =>
  ({
    id,
    title: id,
    status: 'todo',
    priority: 'none',
    dueAt: null,
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
    version: 1,
    ...fields,
  }) as Task;
const due = (id: string, hour: number, fields: Partial<Task> = {}) =>
  task(id, { dueAt: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`, ...fields });
/** Pages of tasks; the last has more behind it or not. */
const pages = (more: boolean, ...items: Task[][]): TaskPages => ({
  pages: items.map((page, at) => ({ items: page, nextCursor: more || at < items.length - 1 ? `after ${at}` : null })),
  pageParams: [],
});
const idsIn = (list: TaskPages) => list.pages.map(({ items }) => items.map(({ id }) => id));
const rule = { matches: ({ status }: Task) => status !== 'done', order: taskOrder('dueAt') };

describe('the order of a list', () => {
  const tasks = [
    task('a', {
      dueAt: '2026-11-21T08:00:00.000Z',
      priority: 'low',
      title: 'b',
      updatedAt: '2026-11-22T08:00:00.000Z',
    }),
    task('b', { priority: 'urgent', title: 'C', createdAt: '2026-11-21T08:00:00.000Z' }),
    task('c', { dueAt: '2026-11-20T08:00:00.000Z', title: 'a' }),
    task('d', { title: 'A' }),
  ];
  it.each<[ListSort, string]>([
    ['dueAt', 'cadb'],
    ['-priority', 'badc'],
    ['-createdAt', 'bdca'],
    ['-updatedAt', 'adcb'],
    ['title', 'cdab'],
  ])('by %s is that of the platform: nothing due is last and as it was written, ties go by id', (sort, ids) => {
    expect(
      tasks
        .toSorted(taskOrder(sort))
        .map(({ id }) => id)
        .join(''),
    ).toBe(ids);
  });
});

describe('a list after a change', () => {
  const list = pages(true, [due('a', 8), due('c', 10)], [due('d', 12), due('f', 14)]);

  it('takes in what matches now at its place, and leaves what matches not', () => {
    expect(idsIn(listWith(list, [due('e', 13)], rule))).toEqual([
      ['a', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(listWith(list, [due('e', 13, { status: 'done' })], rule)).toBe(list);
  });

  it('leaves to the next page what would stand behind the last one that was read', () => {
    expect(listWith(list, [due('z', 23)], rule)).toEqual(list);
    expect(idsIn(listWith(pages(false, [due('a', 8)]), [due('z', 23)], rule))).toEqual([['a', 'z']]);
  });

  it('moves what is at another place now, and changes the rest where it stands', () => {
    const changed = listWith(list, [due('a', 13, { version: 2 }), due('c', 10, { version: 2, title: 'new' })], rule);
    expect(idsIn(changed)).toEqual([['c'], ['d', 'a', 'f']]);
    expect(changed.pages[0]?.items[0]?.title).toBe('new');
  });

  it('still knows what matches no longer, so that it can be shown to leave', () => {
    const changed = listWith(list, [due('c', 10, { status: 'done', version: 2 })], rule);
    expect(changed.pages[0]?.items[1]).toMatchObject({ id: 'c', status: 'done' });
  });

  it('is not changed by older news, nor by the older of two', () => {
    const newer = listWith(list, [due('c', 10, { title: 'newer', version: 3 })], rule);
    expect(listWith(newer, [due('c', 9, { title: 'older', version: 2 })], rule)).toBe(newer);
    const both = [due('c', 10, { title: 'newer', version: 3 }), due('c', 10, { title: 'older', version: 2 })];
    expect(listWith(list, both, rule).pages[0]?.items[1]?.title).toBe('newer');
  });

  it('has each task once, the newest state of it, though pages overlap', () => {
    const rows = rowsOf(pages(false, [due('a', 8), due('b', 9)], [due('b', 9, { version: 2 }), due('c', 10)]));
    expect(rows.map(({ id, version }) => `${id}${version}`)).toEqual(['a1', 'b2', 'c1']);
  });

  it('loses what was deleted', () => {
    expect(idsIn(listWithout(list, new Set(['c', 'f'])))).toEqual([['a'], ['d']]);
    expect(listWithout(list, new Set(['z']))).toBe(list);
  });
});
