import type { Task } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { dueOn, movedTo } from './task-days.ts';

const clock = { now: new Date('2026-11-23T11:00:00Z'), zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const task = (fields: Partial<Task>) => ({ dueAt: null, scheduledFor: null, ...fields }) as Task;

describe('a new day for a task', () => {
  it('keeps the time of day', () => {
    expect(movedTo(task({ dueAt: '2026-11-20T13:00:00Z' }), '2026-11-23', clock)).toEqual({
      dueAt: '2026-11-23T13:00:00.000Z',
    });
  });

  it('plans a task that has no time', () => {
    expect(movedTo(task({ scheduledFor: '2026-11-20' }), '2026-11-23', clock)).toEqual({ scheduledFor: '2026-11-23' });
  });
});

describe('a due date', () => {
  it('keeps the time of day', () => {
    expect(dueOn(task({ dueAt: '2026-11-20T13:00:00Z' }), '2026-11-25', clock)).toEqual({
      dueAt: '2026-11-25T13:00:00.000Z',
    });
  });

  it('is at the end of the day where there was no time', () => {
    expect(dueOn(task({}), '2026-11-25', clock)).toEqual({ dueAt: '2026-11-25T22:59:00.000Z' });
  });
});
