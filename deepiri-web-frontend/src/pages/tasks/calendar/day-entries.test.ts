import type { Task } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { entriesByDay, patchFor } from './day-entries.ts';

const clock = { now: new Date('2026-11-18T09:24:00Z'), zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const task = (title: string, fields: Partial<Task> = {}) =>
  ({ id: title, title, status: 'todo', priority: 'none', dueAt: null, scheduledFor: null, ...fields }) as Task;
const read = (tasks: readonly Task[]) =>
  Object.fromEntries(
    [...entriesByDay(tasks, clock)].map(([day, entries]) => [
      day,
      entries.map(({ task: { title }, kind }) => `${title} ${kind}`),
    ]),
  );

describe('tasks on their days', () => {
  it('are due on the local day of the person, which goes on after midnight', () => {
    expect(
      read([
        task('night', { dueAt: '2026-11-19T00:30:00Z' }),
        task('morning', { dueAt: '2026-11-19T03:30:00Z' }),
        task('end', { dueAt: '2026-11-18T22:59:00Z' }),
      ]),
    ).toEqual({ '2026-11-18': ['night due', 'end due'], '2026-11-19': ['morning due'] });
  });

  it('stand on the planned day and on the due day, once when these are one', () => {
    expect(
      read([
        task('a', { dueAt: '2026-11-20T22:59:00Z', scheduledFor: '2026-11-18' }),
        task('b', { dueAt: '2026-11-18T12:00:00Z', scheduledFor: '2026-11-18' }),
        task('c'),
      ]),
    ).toEqual({ '2026-11-20': ['a due'], '2026-11-18': ['b both', 'a planned'] });
  });

  it('are in the order of the day: open, by time, by priority', () => {
    const day = '2026-11-18';
    const titles = entriesByDay(
      [
        task('done', { scheduledFor: day, status: 'done', dueAt: '2026-11-18T06:00:00Z' }),
        task('low', { scheduledFor: day, priority: 'low' }),
        task('urgent', { scheduledFor: day, priority: 'urgent' }),
        task('late', { dueAt: '2026-11-18T15:00:00Z' }),
        task('early', { dueAt: '2026-11-18T08:00:00Z' }),
      ],
      clock,
    ).get(day);
    expect(titles?.map((entry) => entry.task.title)).toEqual(['early', 'late', 'urgent', 'low', 'done']);
  });
});

describe('the times to come of a task that repeats', () => {
  const daily = task('daily', { scheduledFor: '2026-11-18', recurrence: 'FREQ=DAILY' });
  const times = [
    { dueAt: null, scheduledFor: '2026-11-19' },
    { dueAt: '2026-11-20T13:00:00Z', scheduledFor: '2026-11-20' },
  ];
  const readAhead = (tasks: readonly Task[]) =>
    [...entriesByDay(tasks, clock, [{ task: daily, times }])].map(([day, entries]) => [
      day,
      ...entries.map(({ task: { title }, kind, at, ahead }) => `${title} ${kind} ${at} ${ahead}`),
    ]);

  it('stand on their days, after what is to be done there and before what is done', () => {
    const done = task('done', { scheduledFor: '2026-11-20', status: 'done' });
    expect(readAhead([daily, done, task('own', { scheduledFor: '2026-11-20' })])).toEqual([
      ['2026-11-18', 'daily planned null false'],
      ['2026-11-20', 'own planned null false', 'daily both 2026-11-20T13:00:00Z true', 'done planned null false'],
      ['2026-11-19', 'daily planned null true'],
    ]);
  });

  it('are told by the successor once it is done', () => {
    expect(readAhead([{ ...daily, status: 'done' }])).toEqual([['2026-11-18', 'daily planned null false']]);
  });
});

describe('an entry that goes to another day', () => {
  const [first] = entriesByDay([task('a', { dueAt: '2026-11-20T13:00:00Z', scheduledFor: '2026-11-18' })], clock).get(
    '2026-11-20',
  ) as [never];
  const [planned] = entriesByDay([task('a', { scheduledFor: '2026-11-18' })], clock).get('2026-11-18') as [never];
  const both = task('b', { dueAt: '2026-10-24T12:00:00Z', scheduledFor: '2026-10-24' });

  it('changes what put it on its day, and keeps the time on the wall', () => {
    expect(patchFor(first, '2026-11-21', clock)).toEqual({ dueAt: '2026-11-21T13:00:00.000Z' });
    expect(patchFor(planned, '2026-11-21', clock)).toEqual({ scheduledFor: '2026-11-21' });
    expect(patchFor(planned, '2026-11-18', clock)).toBeNull();
    const [entry] = entriesByDay([both], clock).get('2026-10-24') as [never];
    // The clocks go back in the night to the 25th.
    expect(patchFor(entry, '2026-10-25', clock)).toEqual({
      dueAt: '2026-10-25T13:00:00.000Z',
      scheduledFor: '2026-10-25',
    });
  });
});
