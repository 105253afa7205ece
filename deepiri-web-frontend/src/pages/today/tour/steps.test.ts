import type { LedgerEntry, Task, TaskPlan } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { whereOnTour } from './steps.ts';

const planOf = (...items: object[]) => ({ items }) as TaskPlan;
const paid = (amount: number, taskId: string | null = 'a') => ({ taskId, amount }) as LedgerEntry;
const done = [{}] as Task[];

it.each([
  ['nothing is there yet', { plan: planOf(), done: [], ledger: [] }, 'type', null],
  ['a task was added', { plan: planOf({}), done: [], ledger: [] }, 'finish', null],
  ['it is done, and not paid yet', { plan: planOf(), done, ledger: [] }, 'xp', null],
  ['it is paid, and reopened', { plan: planOf({}), done: [], ledger: [paid(-10), paid(10)] }, 'xp', 10],
  ['it was paid on another day', { plan: planOf(), done: [], ledger: [paid(4, null), paid(10)] }, 'xp', 10],
])('the tour is where %s', (_name, seen, step, amount) => {
  const where = whereOnTour(seen);
  expect([where.step, where.award?.amount ?? null]).toEqual([step, amount]);
});
