import type { Task } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { entriesByDay } from '../pages/tasks/calendar/day-entries.ts';
import { orderToday } from '../pages/today/order.ts';
import { byDueDay } from './due-order.ts';

const clock = { now: new Date('2026-11-23T05:00:00Z'), zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const task = (id: string, fields: Partial<Task>) =>
  ({
    id,
    title: `not ${id}`,
    status: 'todo',
    priority: 'none',
    labels: [],
    blockedBy: [],
    habit: null,
    estimateMinutes: null,
    dueAt: null,
    scheduledFor: null,
    createdAt: '2026-11-20T08:00:00.000Z',
    ...fields,
  }) as Task;
const END = '2026-11-23T22:59:00.000Z';
/** As the platform lists what is due: by the instant, then by the id. */
const monday = [
  task('d nine', { dueAt: '2026-11-23T08:00:00.000Z' }),
  task('e nine, high', { dueAt: '2026-11-23T08:00:00.000Z', priority: 'high' }),
  task('f five, and long', { dueAt: '2026-11-23T16:00:00.000Z', estimateMinutes: 480 }),
  task('a low', { dueAt: END, priority: 'low' }),
  task('b', { dueAt: END }),
  task('c', { dueAt: END }),
  task('c older', { dueAt: END, createdAt: '2026-11-19T08:00:00.000Z' }),
  task('h urgent', { dueAt: END, priority: 'urgent' }),
  task('g at night', { dueAt: '2026-11-24T00:30:00.000Z' }),
];
const inOrder = ['e nine, high', 'd nine', 'f five, and long', 'g at night', 'h urgent', 'a low', 'c older', 'b', 'c'];
const ids = (items: readonly { task: Task }[] = []) => items.map((item) => item.task.id);

it('a day has one order in the list, on Today and in the calendar: by time, then by weight, then the oldest', () => {
  const plan = {
    items: monday.toReversed().map((one) => ({ task: one, ready: true, slackMinutes: 0, onCriticalPath: false })),
    criticalPath: [],
  };
  const on = (day: string) => orderToday(plan, { ...clock, now: new Date(`${day}T05:00:00Z`) });
  expect(byDueDay(clock)(monday).map(({ id }) => id)).toEqual(inOrder);
  expect(ids(on('2026-11-23').now)).toEqual(inOrder);
  expect(ids(on('2026-11-22').later)).toEqual(inOrder);
  expect(ids(on('2026-11-24').earlier)).toEqual(inOrder);
  expect(ids(entriesByDay(monday.toReversed(), clock).get('2026-11-23'))).toEqual(inOrder);
});

it('days stay one after the other, and what is due on none stays at the end as it was', () => {
  const tasks = [
    task('late', { dueAt: '2026-11-20T22:59:00.000Z' }),
    ...monday,
    task('after', { dueAt: '2026-11-24T07:00:00.000Z', priority: 'urgent' }),
    task('z', { scheduledFor: '2026-11-22' }),
    task('y', { priority: 'urgent' }),
  ];
  expect(byDueDay(clock)(tasks).map(({ id }) => id)).toEqual(['late', ...inOrder, 'after', 'z', 'y']);
});
