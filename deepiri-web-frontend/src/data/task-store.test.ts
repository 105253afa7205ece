import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import type { Task, TaskPlan } from 'deepiri-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAgain } from './changes.ts';
import './filters.ts';
import { keys } from './keys.ts';
import { createQueryClient } from './query-client.ts';
import type { TaskChange } from './task-change.ts';
import {
  hideDeleted,
  hideTask,
  readDerived,
  setPending,
  setStandIns,
  showAhead,
  showTask,
  showTasks,
} from './task-store.ts';

const task = (fields: Partial<Task> = {}) =>
  ({ id: 'a', title: 'a', status: 'todo', blockedBy: [], completedAt: null, version: 1, ...fields }) as unknown as Task;
const plan = (...tasks: Task[]): TaskPlan => ({
  items: tasks.map((one) => ({ task: one, ready: true, slackMinutes: 0, onCriticalPath: false })),
  criticalPath: [],
});
const complete: TaskChange = { type: 'complete', task: task() };
const rename: TaskChange = { type: 'update', task: task(), patch: { title: 'b' } };
const settled = () => new Promise((done) => setImmediate(done));

let client: QueryClient;
let pending: readonly TaskChange[];
let answers: ((plan: TaskPlan) => void)[];
beforeEach(() => {
  client = createQueryClient();
  answers = [];
  pending = [];
});
afterEach(() => client.clear());

/** Somebody looks at the plan; its reading is answered by the test. */
function look() {
  const queryFn = () => new Promise<TaskPlan>((answer) => answers.push(answer));
  new QueryObserver(client, { queryKey: keys.plan, queryFn }).subscribe(() => {});
}
const seen = () => client.getQueryData<TaskPlan>(keys.plan)?.items.map((item) => item.task);
async function answer(value: TaskPlan) {
  answers.at(-1)?.(value);
  await settled();
}

/** Something is done; what it stood on is answered. */
function act(change: TaskChange): Task[] {
  pending = [...pending, change];
  setPending(client, pending);
  const before = seen() ?? [];
  showAhead(client, [change.task]);
  return before;
}
function settle(change: TaskChange) {
  pending = pending.filter((one) => one !== change);
  setPending(client, pending);
}

describe('a row that stands for a task until the answer comes', () => {
  const row = task({ id: 'tsk_local_1', title: 'Mend the fence today', version: 0 });
  const made = task({ id: 'tsk_1', title: 'Mend the fence' });
  const added: TaskChange = { type: 'update', task: row, patch: {} };
  const ids = () => seen()?.map(({ id }) => id);
  beforeEach(async () => {
    look();
    await answer(plan(task()));
    setStandIns(client, new Map([[made.id, row.id]]));
    act(added);
    expect(ids()).toEqual(['a', row.id]);
  });

  it('goes when the task is heard of, and does not come back before the answer', async () => {
    showTask(client, made);
    expect(ids()).toEqual(['a', made.id]);
    act(added);
    expect(ids()).toEqual(['a', made.id]);
    readAgain(client, { queryKey: keys.plan });
    await answer(plan(task(), made));
    expect(ids()).toEqual(['a', made.id]);
  });

  it('goes when the task is read', async () => {
    readAgain(client, { queryKey: keys.plan });
    await answer(plan(task(), made));
    expect(ids()).toEqual(['a', made.id]);
  });

  it('is not shown at all when the task was there before', async () => {
    settle(added);
    hideTask(client, row.id);
    showTask(client, made);
    act(added);
    expect(ids()).toEqual(['a', made.id]);
  });
});

it('what was deleted and taken back stays, also when the deletion is told later', async () => {
  look();
  await answer(plan(task()));
  const gone: TaskChange = { type: 'delete', task: task() };
  act(gone);
  act({ type: 'restore', task: task() });
  settle(gone);
  hideDeleted(client, 'a');
  expect(seen()).toHaveLength(1);
  setPending(client, []);
  hideDeleted(client, 'a');
  expect(seen()).toHaveLength(0);
});

describe('what is done here and has no answer yet', () => {
  it('stays on top of a plan that is read meanwhile', async () => {
    look();
    await answer(plan(task()));
    act(complete);
    readAgain(client, { queryKey: keys.plan });
    await answer(plan(task()));
    expect(seen()).toMatchObject([{ status: 'done', version: 1 }]);
  });

  it('stays on top of what is heard of the task meanwhile', async () => {
    client.setQueryData(keys.plan, plan(task()));
    act(complete);
    showTask(client, task({ title: 'renamed elsewhere', version: 2 }));
    expect(seen()).toMatchObject([{ status: 'done', title: 'renamed elsewhere', version: 2 }]);
  });

  it('stays on top of the answer to the change before it', () => {
    client.setQueryData(keys.plan, plan(task()));
    act(rename);
    act(complete);
    settle(rename);
    showTask(client, task({ title: 'b', version: 2 }));
    expect(seen()).toMatchObject([{ title: 'b', status: 'done', version: 2 }]);
  });

  it('gives way to its answer', () => {
    client.setQueryData(keys.plan, plan(task()));
    act(complete);
    settle(complete);
    showTask(client, task({ status: 'cancelled', version: 2 }));
    expect(seen()).toMatchObject([{ status: 'cancelled' }]);
  });

  it('is gone when it is refused', () => {
    client.setQueryData(keys.plan, plan(task()));
    const before = act(complete);
    settle(complete);
    showTasks(client, before);
    expect(seen()).toMatchObject([{ status: 'todo' }]);
  });

  it('can be undone before there is an answer', () => {
    client.setQueryData(keys.plan, plan(task()));
    client.setQueryData(keys.doneSince('2026-11-23T03:00:00Z'), []);
    act(complete);
    act({ type: 'reopen', task: task({ status: 'done' }) });
    expect(seen()).toMatchObject([{ status: 'todo' }]);
    expect(client.getQueryData(keys.doneSince('2026-11-23T03:00:00Z'))).toEqual([]);
  });

  it('a task that is on its way to the trash does not come back with news of it', () => {
    client.setQueryData(keys.plan, plan(task()));
    act({ type: 'delete', task: task() });
    expect(seen()).toEqual([]);
    showTask(client, task({ title: 'renamed elsewhere', version: 2 }));
    expect(seen()).toEqual([]);
  });
});

describe('what is heard while the plan is being read', () => {
  it('L1 is on it when it comes', async () => {
    look();
    showTask(client, task({ status: 'in_progress', version: 2 }));
    await answer(plan(task()));
    expect(seen()).toMatchObject([{ status: 'in_progress', version: 2 }]);
  });

  it('L1 takes a deleted task off it', async () => {
    look();
    hideTask(client, 'a');
    await answer(plan(task(), task({ id: 'b' })));
    expect(seen()?.map(({ id }) => id)).toEqual(['b']);
  });

  it('leaves a newer state that the plan has already', async () => {
    look();
    showTask(client, task({ title: 'old', version: 2 }));
    await answer(plan(task({ title: 'new', version: 3 })));
    expect(seen()).toMatchObject([{ title: 'new', version: 3 }]);
  });
});

it('a change of a task reads the graph of those that wait for it again', async () => {
  let readings = 0;
  const queryFn = async () => {
    readings += 1;
    return { nodes: [task(), task({ id: 'b' })], edges: [], ready: false, blockedBy: ['a'] };
  };
  new QueryObserver(client, { queryKey: keys.graph('b'), queryFn }).subscribe(() => {});
  await settled();
  readDerived(client, 'a');
  await expect.poll(() => readings).toBe(2);
});
