import type { QueryClient } from '@tanstack/react-query';
import type { Task, TaskPlan } from 'deepiri-sdk';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from './keys.ts';
import { knownList } from './known-list.ts';
import { localTask } from './outbox/entry.ts';
import { createQueryClient } from './query-client.ts';
import type { TaskPages } from './task-cache.ts';

const task = (id: string, fields: Partial<Task> = {}): Task => ({
  ...localTask({ text: id }, id, 'usr_1', '2026-11-18T09:00:00.000Z'),
  id,
  version: 1,
  ...fields,
});
const planOf = (tasks: readonly Task[]): TaskPlan => ({
  items: tasks.map((one) => ({ task: one, ready: true, slackMinutes: 0, onCriticalPath: false })),
  criticalPath: [],
  nextCursor: null,
});

let client: QueryClient;
beforeEach(() => {
  client = createQueryClient();
});
const told = (filter: string) => {
  const page = knownList(client, filter, 'dueAt')?.pages[0];
  return page && { ids: page.items.map(({ id }) => id), partial: page.partial === true };
};

describe('a list that was never read, told from the tasks that are known', () => {
  it('is not there before any are', () => {
    expect(told('status:open')).toBeUndefined();
  });

  it('is all of it, in its order, where only open tasks can match', () => {
    const late = task('late', { dueAt: '2026-11-20T12:00:00.000Z', labels: ['home'] });
    const soon = task('soon', { dueAt: '2026-11-19T12:00:00.000Z', labels: ['home'] });
    client.setQueryData(keys.plan, planOf([late, soon, task('other'), task('done', { status: 'done' })]));
    expect(told('status:open')).toEqual({ ids: ['soon', 'late', 'other'], partial: false });
    expect(told('(label:home) status:open due<=2026-11-19')).toEqual({ ids: ['soon'], partial: false });
    expect(told('status:todo or overdue')?.partial).toBe(false);
  });

  it('is what is known of it where others can match too', () => {
    client.setQueryData(keys.plan, planOf([task('step', { parentId: 'a' })]));
    const read: TaskPages = {
      pages: [{ items: [task('done', { status: 'done', parentId: 'a' })], nextCursor: null }],
      pageParams: [''],
    };
    client.setQueryData(keys.list('status:done', 'dueAt'), read);
    expect(told('parent:a')).toEqual({ ids: ['done', 'step'], partial: true });
    for (const filter of ['status:open,done', 'not status:open', 'status:open or #a', 'due<7d', '#home'])
      expect(told(filter)?.partial, filter).toBe(true);
  });
});
