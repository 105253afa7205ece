import type { LedgerEntry, Task, TaskPlan } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { whereOnTour } from './steps.ts';

const since = '2026-11-18T09:24:00.000Z';
const before = '2026-11-18T09:00:00.000Z';
const after = '2026-11-18T09:25:00.000Z';
const planOf = (...createdAt: string[]) =>
  ({ items: createdAt.map((at) => ({ task: { createdAt: at } })) }) as TaskPlan;
const done = (id: string, completedAt: string) => ({ id, completedAt }) as Task;
const paid = (taskId: string, amount: number) => ({ taskId, amount }) as LedgerEntry;

it.each([
  ['nothing was added yet', { plan: planOf(before), done: [], ledger: [] }, 'type', null],
  ['a task was added since', { plan: planOf(after), done: [], ledger: [] }, 'finish', null],
  ['what was done before does not count', { plan: planOf(), done: [done('a', before)], ledger: [] }, 'type', null],
  ['it is done, and not paid yet', { plan: planOf(), done: [done('a', after)], ledger: [] }, 'xp', null],
  [
    'it is paid',
    { plan: planOf(after), done: [done('a', after)], ledger: [paid('b', 4), paid('a', -10), paid('a', 10)] },
    'xp',
    10,
  ],
])('the tour is where %s', (_name, seen, step, amount) => {
  const where = whereOnTour(since, seen);
  expect([where.step, where.award?.amount ?? null]).toEqual([step, amount]);
});
