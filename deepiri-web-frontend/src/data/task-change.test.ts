import type { Task } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { operationOf, predict, type TaskChange, undoOf } from './task-change.ts';

const now = new Date('2026-11-23T11:00:00Z');
const task = (fields: Partial<Task> = {}) =>
  ({ id: 'a', status: 'todo', completedAt: null, priority: 'none', actualMinutes: null, ...fields }) as Task;

describe('a change and its undo', () => {
  it.each<[string, TaskChange]>([
    ['complete', { type: 'complete', task: task() }],
    ['complete what was started', { type: 'complete', task: task({ status: 'in_progress' }) }],
    ['start', { type: 'start', task: task() }],
    ['reopen', { type: 'reopen', task: task({ status: 'cancelled' }) }],
    ['update', { type: 'update', task: task(), patch: { priority: 'high' } }],
    ['another status', { type: 'update', task: task({ status: 'blocked' }), patch: { status: 'todo' } }],
  ])('%s: all is as before', (_name, change) => {
    const undone = predict(undoOf(change, change.task), now);
    expect(undone).toEqual(change.task);
  });

  it('delete and restore take each other back', () => {
    expect(undoOf({ type: 'delete', task: task() }, task())).toMatchObject({ type: 'restore' });
    expect(undoOf({ type: 'restore', task: task() }, task())).toMatchObject({ type: 'delete' });
  });

  it('what was done is completed again, not only called done', () => {
    const before = task({ status: 'done', completedAt: '2026-11-22T11:00:00Z' });
    expect(undoOf({ type: 'reopen', task: before }, before)).toMatchObject({ type: 'complete' });
  });
});

it('a status that is set says whether the task is completed', () => {
  const done = task({ status: 'done', completedAt: '2026-11-22T11:00:00Z' });
  expect(predict({ type: 'update', task: done, patch: { status: 'todo' } }, now).completedAt).toBeNull();
  expect(predict({ type: 'update', task: done, patch: { priority: 'low' } }, now).completedAt).toBe(done.completedAt);
});

describe('a change as one of many', () => {
  it('has a body only where there is something to say', () => {
    expect(operationOf({ type: 'delete', task: task() })).toEqual({ op: 'delete', id: 'a' });
    expect(operationOf({ type: 'complete', task: task() })).toEqual({ op: 'complete', id: 'a' });
    expect(operationOf({ type: 'update', task: task(), patch: { priority: 'low' } })).toEqual({
      op: 'update',
      id: 'a',
      body: { priority: 'low' },
    });
  });
});
