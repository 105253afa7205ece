import type { LedgerEntry, Task, TaskPlan } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { whereOnTour } from './steps.ts';

const planOf = (...items: object[]) => ({ items }) as TaskPlan;
const paid = (amount: number, taskId: string | null = 'a', reversalOf: string | null = null) =>
  ({ id: `${taskId} ${amount}`, taskId, amount, reversalOf }) as LedgerEntry;
const done = [{}] as Task[];

it.each([
  ['nothing is there yet', { plan: planOf(), done: [], ledger: [] }, 'type', null],
  ['a task was added', { plan: planOf({}), done: [], ledger: [] }, 'finish', null],
  ['it is done, and not paid yet', { plan: planOf(), done, ledger: [] }, 'xp', null],
  ['it is paid', { plan: planOf({}), done, ledger: [paid(10)] }, 'xp', 10],
  ['another one is paid after it', { plan: planOf(), done, ledger: [paid(5, 'b'), paid(10)] }, 'xp', 10],
  ['it is taken back', { plan: planOf({}), done: [], ledger: [paid(-10, 'a', 'a 10'), paid(10)] }, 'over', 10],
  [
    'another one is taken back',
    { plan: planOf({}), done, ledger: [paid(-5, 'b', 'b 5'), paid(5, 'b'), paid(10)] },
    'xp',
    10,
  ],
  [
    'it was paid so long ago that it is not here',
    { plan: planOf(), done, ledger: [paid(5)], isWhole: false },
    'over',
    5,
  ],
  ['it was paid on another day', { plan: planOf(), done: [], ledger: [paid(4, null), paid(10)] }, 'xp', 10],
])('the tour is where %s', (_name, seen, step, amount) => {
  const where = whereOnTour({ isWhole: true, ...seen });
  expect([where.step, where.award?.amount ?? null]).toEqual([step, amount]);
});
