import type { Task, TaskPlan } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { stepsOf } from './plan-steps.ts';

const clock = { now: new Date('2026-11-23T11:00:00Z'), zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const planned = (id: string, onCriticalPath: boolean, slackMinutes = 0) => ({
  task: { id, status: 'todo', dueAt: null, scheduledFor: null } as unknown as Task,
  ready: id !== 'd',
  slackMinutes,
  onCriticalPath,
});

it('the chain goes from its first task to its last, past those that can wait', () => {
  const items = [planned('a', false, 60), planned('b', true), planned('c', false, 15), planned('d', true)];
  const plan: TaskPlan = { items: [...items, planned('e', false, 30)], criticalPath: ['b', 'd'], nextCursor: null };
  expect(
    stepsOf(plan, clock).map(({ item, isCritical, slackMinutes, waits, above, below }) =>
      [item.task.id, isCritical, slackMinutes, waits, above, below].join(' '),
    ),
  ).toEqual([
    'a false 60 false false false',
    'b true 0 false false true',
    'c false 15 false true true',
    'd true 0 true true false',
    'e false 30 false false false',
  ]);
});

it('without a chain there is none to draw', () => {
  const plan: TaskPlan = { items: [planned('a', false)], criticalPath: [], nextCursor: null };
  expect(stepsOf(plan, clock)).toMatchObject([{ above: false, below: false }]);
});
