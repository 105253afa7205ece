import type { Task, TaskStatus } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { besides, columnsOf } from './columns.ts';

const tasks = (...statuses: TaskStatus[]) => statuses.map((status, at) => ({ id: String(at), status }) as Task);

describe('the columns of the board', () => {
  it('are there when they are empty; the one of what was cancelled only with something in it', () => {
    expect(columnsOf(tasks('done', 'todo', 'todo')).map(({ status, tasks }) => [status, tasks.length])).toEqual([
      ['todo', 2],
      ['in_progress', 0],
      ['blocked', 0],
      ['done', 1],
    ]);
    expect(columnsOf(tasks('cancelled')).at(-1)?.status).toBe('cancelled');
  });

  it('that are empty are passed over on the way to the side', () => {
    const columns = columnsOf(tasks('todo', 'done'));
    expect([besides(columns, 0, 1), besides(columns, 3, -1), besides(columns, 3, 1), besides(columns, -1, 1)]).toEqual([
      3, 0, -1, 0,
    ]);
  });
});
