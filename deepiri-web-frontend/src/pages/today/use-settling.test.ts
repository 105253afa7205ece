import type { Task, TaskPlan } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { heldAfter, planHolding } from './use-settling.ts';

const plan = (...tasks: [string, Task['status']][]): TaskPlan => ({
  items: tasks.map(([id, status]) => ({
    task: { id, status } as Task,
    ready: true,
    slackMinutes: 0,
    onCriticalPath: false,
  })),
  criticalPath: [],
});

describe('a row that was finished', () => {
  const before = plan(['a', 'todo'], ['b', 'todo']);
  const after = plan(['a', 'done'], ['b', 'todo']);

  it('is held as it was, in its place', () => {
    const held = heldAfter(new Map(), before, after, 5);
    expect([...held]).toEqual([['a', { task: { id: 'a', status: 'todo' }, at: 5 }]]);
    expect(planHolding(after, held).items.map((item) => item.task.status)).toEqual(['todo', 'todo']);
  });

  it('is let go when it is opened again', () => {
    const held = heldAfter(new Map(), before, after, 5);
    expect(heldAfter(held, after, before, 9).size).toBe(0);
  });

  it('is not held when it was done before the page came', () => {
    expect(heldAfter(new Map(), undefined, after, 5).size).toBe(0);
  });
});
