import type { QueryClient } from '@tanstack/react-query';
import type { Task, TaskPlan } from 'deepiri-sdk';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import './filters.ts';
import { keys } from './keys.ts';
import { apply } from './live.ts';
import { createQueryClient } from './query-client.ts';
import type { TaskPages } from './task-cache.ts';

const task = (id: string, fields: Partial<Task> = {}) =>
  ({ id, title: id, status: 'todo', labels: [], blockedBy: [], dueAt: null, version: 1, ...fields }) as unknown as Task;
const show = (one: Task) => ({ do: 'show', task: one }) as const;

let client: QueryClient;
beforeEach(() => {
  client = createQueryClient();
  const plan: TaskPlan = { items: [], criticalPath: [], nextCursor: null };
  client.setQueryData(keys.plan, plan);
  client.setQueryData(keys.list('#home', 'dueAt'), {
    pages: [{ items: [task('b')], nextCursor: null }],
    pageParams: [],
  });
});
afterEach(() => client.clear());

const listed = () =>
  client.getQueryData<TaskPages>(keys.list('#home', 'dueAt'))?.pages.flatMap(({ items }) => items.map(({ id }) => id));

it('many tasks that are heard of together are written once, each into the lists where it belongs', () => {
  const written = vi.fn();
  const stop = client.getQueryCache().subscribe(({ query, type }) => {
    if (type === 'updated' && query.queryKey[1] === 'plan') written();
  });
  apply(
    client,
    [show(task('a', { labels: ['home'] })), show(task('c')), show(task('d', { labels: ['Home'] }))],
    () => {},
  );
  stop();
  expect(listed()).toEqual(['a', 'b', 'd']);
  expect(client.getQueryData<TaskPlan>(keys.plan)?.items).toHaveLength(3);
  expect(written).toHaveBeenCalledOnce();
});

it('what is heard keeps its order: shown, deleted, shown again', () => {
  const a = task('a', { labels: ['home'] });
  apply(client, [show(a), { do: 'hide', id: 'a' }], () => {});
  expect(listed()).toEqual(['b']);
  apply(client, [{ do: 'hide', id: 'a' }, show(task('a', { labels: ['home'], version: 3 }))], () => {});
  expect(listed()).toEqual(['a', 'b']);
});
