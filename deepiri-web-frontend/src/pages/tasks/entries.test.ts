import type { Project, Task } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { entriesOf } from './entries.ts';
import type { Grouping } from './search.ts';

const clock = { now: new Date('2026-11-23T11:00:00Z'), zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const task = (id: string, fields: Partial<Task> = {}) =>
  ({ id, status: 'todo', priority: 'none', labels: [], dueAt: null, ...fields }) as unknown as Task;

const tasks = [
  task('a', { status: 'in_progress', labels: ['work', 'home'], dueAt: '2026-11-24T02:30:00.000Z' }),
  task('b', { priority: 'high', dueAt: '2026-11-22T12:00:00.000Z' }),
  task('c', { status: 'done', labels: ['home'], dueAt: '2026-11-24T12:00:00.000Z' }),
  task('d', { priority: 'urgent', dueAt: '2026-11-29T12:00:00.000Z' }),
  task('e', { dueAt: '2026-12-24T12:00:00.000Z' }),
  task('f'),
];

/** The entries in short: a group as `name(count)`, a task as its id. */
const short = (grouping: Grouping) =>
  entriesOf(tasks, grouping, clock)
    .map((entry) => (entry.kind === 'group' ? `${entry.value}(${entry.count})` : entry.task.id))
    .join(' ');

it.each<[Grouping, string]>([
  ['none', 'a b c d e f'],
  ['status', 'in_progress(1) a todo(4) b d e f done(1) c'],
  ['priority', 'urgent(1) d high(1) b none(4) a c e f'],
  ['label', 'home(2) a c work(1) a null(4) b d e f'],
  ['due', 'late(1) b today(1) a tomorrow(1) c week(1) d later(1) e none(1) f'],
])('by %s: groups in their order, with a task in each that it belongs to', (grouping, expected) => {
  expect(short(grouping)).toBe(expected);
});

it('says of a task where else it stands', () => {
  const also = (grouping: Grouping) =>
    entriesOf(tasks, grouping, clock).flatMap((entry) => (entry.kind === 'task' ? [entry.also?.join() ?? ''] : []));
  expect(also('label')).toEqual(['work', '', 'home', '', '', '', '']);
  expect(also('status').join('')).toBe('');
});

it('gives each row a key of its own, also where a task stands twice', () => {
  const keys = entriesOf(tasks, 'label', clock).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('by project: by their names, and what is in none that is known at the end', () => {
  const projects = new Map([
    ['prj_1', { name: 'Talk' }],
    ['prj_2', { name: 'boat' }],
  ] as [string, Project][]);
  const some = [
    task('a', { projectId: 'prj_1' }),
    task('b', { projectId: null }),
    task('c', { projectId: 'prj_2' }),
    task('d', { projectId: 'prj_gone' }),
  ];
  const short = entriesOf(some, 'project', clock, projects).map((entry) =>
    entry.kind === 'group' ? `${entry.value}(${entry.count})` : entry.task.id,
  );
  expect(short.join(' ')).toBe('prj_2(1) c prj_1(1) a null(2) b d');
});
