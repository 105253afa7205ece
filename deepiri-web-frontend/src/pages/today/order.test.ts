import type { Task, TaskPlan } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { countToday, orderToday } from './order.ts';

const clock = { now: new Date('2026-11-23T11:00:00Z'), zone: 'Europe/Berlin', dayStartsAt: '04:00' };

const task = (id: string, fields: Partial<Task> = {}): Task => ({
  id,
  ownerId: 'usr_1',
  title: id,
  notes: '',
  status: 'todo',
  priority: 'none',
  difficulty: 'medium',
  kind: 'task',
  labels: [],
  projectId: null,
  parentId: null,
  dueAt: null,
  scheduledFor: null,
  estimateMinutes: null,
  actualMinutes: null,
  recurrence: null,
  habit: null,
  source: null,
  blockedBy: [],
  completedAt: null,
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: '2026-11-20T08:00:00Z',
  version: 1,
  ...fields,
});

const plan = (...tasks: Task[]): TaskPlan => ({
  items: tasks.map((one) => ({
    task: one,
    ready:
      one.status !== 'blocked' &&
      !one.blockedBy.some((id) => tasks.some((other) => other.id === id && other.status !== 'done')),
    slackMinutes: 0,
    onCriticalPath: false,
  })),
  criticalPath: [],
});

const names = (items: { task: Task }[]) => items.map((item) => item.task.id);

describe('the order of Today', () => {
  it('puts what is started first, then the day in its order', () => {
    const today = orderToday(
      plan(
        task('later due', { dueAt: '2026-11-23T15:00:00Z', estimateMinutes: 10 }),
        task('long', { dueAt: '2026-11-23T15:30:00Z', estimateMinutes: 180 }),
        task('started', { status: 'in_progress' }),
        task('planned', { scheduledFor: '2026-11-23' }),
      ),
      clock,
    );
    expect(names(today.now)).toEqual(['started', 'later due', 'long', 'planned']);
  });

  it('keeps days that have passed apart, and marks them late', () => {
    const today = orderToday(
      plan(task('friday', { scheduledFor: '2026-11-20' }), task('today', { scheduledFor: '2026-11-23' })),
      clock,
    );
    expect(names(today.earlier)).toEqual(['friday']);
    expect(today.earlier[0]?.late).toBe(true);
    expect(names(today.now)).toEqual(['today']);
  });

  it('what is to be done several times this week is for any day of it, until no day is to spare', () => {
    const habit = { from: '2026-11-23', to: '2026-11-29', times: 3, done: 0, streak: 0, best: 0, missed: 0 };
    const tasks = plan(
      task('swim', { habit }),
      task('from monday on', { habit, scheduledFor: '2026-11-23' }),
      task('on its last day at seven', { habit, scheduledFor: '2026-11-23', dueAt: '2026-11-29T06:00:00Z' }),
      task('planned', { habit, scheduledFor: '2026-11-27' }),
      task('next week', { habit: { ...habit, from: '2026-11-30', to: '2026-12-06' }, scheduledFor: '2026-11-30' }),
    );
    const on = (day: string) => {
      const then = { ...clock, now: new Date(`${day}T11:00:00Z`) };
      const { now, earlier, anytime, later } = orderToday(tasks, then);
      expect(countToday(tasks, then)).toBe(now.length + earlier.length);
      return [now, earlier, anytime, later].map((items) => names(items).toSorted().join(', '));
    };
    const three = 'from monday on, on its last day at seven, swim';
    expect(on('2026-11-24')).toEqual(['', '', three, 'next week, planned']);
    expect(on('2026-11-27')).toEqual([`from monday on, on its last day at seven, planned, swim`, '', '', 'next week']);
    expect(orderToday(tasks, { ...clock, now: new Date('2026-11-27T11:00:00Z') }).now.map(({ late }) => late)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('a task that was due earlier today stays in Now, late', () => {
    const today = orderToday(plan(task('morning', { dueAt: '2026-11-23T08:00:00Z' })), clock);
    expect(names(today.now)).toEqual(['morning']);
    expect(today.now[0]?.late).toBe(true);
  });

  it('the day begins when the person says it does', () => {
    const night = { ...clock, now: new Date('2026-11-24T01:30:00Z') };
    const today = orderToday(plan(task('monday', { scheduledFor: '2026-11-23' })), night);
    expect(names(today.now)).toEqual(['monday']);
  });

  it.each([
    ['2026-11-23T23:30:00Z', 'now', 'later'],
    ['2026-11-24T02:59:00Z', 'now', 'later'],
    ['2026-11-24T03:00:00Z', 'earlier', 'now'],
  ] as const)('at %s what Monday is for is %s, and what Tuesday is for %s', (now, monday, tuesday) => {
    const tasks = plan(task('monday', { scheduledFor: '2026-11-23' }), task('tuesday', { scheduledFor: '2026-11-24' }));
    const today = orderToday(tasks, { ...clock, now: new Date(now) });
    expect(names(today[monday])).toEqual(['monday']);
    expect(names(today[tuesday])).toEqual(['tuesday']);
  });

  it('what is due on a day without a time is late when that day is over, not at midnight', () => {
    const endOfMonday = plan(task('monday', { dueAt: '2026-11-23T22:59:00Z' }));
    const at = (now: string) => orderToday(endOfMonday, { ...clock, now: new Date(now) });
    expect(at('2026-11-23T23:30:00Z').now[0]?.late).toBe(false);
    expect(at('2026-11-24T02:59:59Z').now[0]?.late).toBe(false);
    expect(at('2026-11-24T03:00:00Z').earlier[0]?.late).toBe(true);
  });

  it.each([
    ['spring', '2026-03-29', '2026-03-29T01:59:00Z', '2026-03-29T02:00:00Z'],
    ['autumn', '2026-10-25', '2026-10-25T02:59:00Z', '2026-10-25T03:00:00Z'],
  ])('the day begins at four by the clock that is new that morning, in %s', (_season, day, before, begun) => {
    const tasks = plan(task('sunday', { scheduledFor: day }));
    expect(names(orderToday(tasks, { ...clock, now: new Date(before) }).later)).toEqual(['sunday']);
    expect(names(orderToday(tasks, { ...clock, now: new Date(begun) }).now)).toEqual(['sunday']);
  });

  it('what waits says for what, and what holds others up says so', () => {
    const today = orderToday(plan(task('first'), task('second', { blockedBy: ['first'] })), clock);
    expect(today.waiting[0]?.reason).toEqual({ key: 'why.after', values: { title: 'first' } });
    expect(today.anytime[0]?.reason).toEqual({ key: 'why.holdsUpOne', values: { title: 'second' } });
  });

  it('a deadline that is near says how many minutes are to spare', () => {
    const today = orderToday(plan(task('tight', { dueAt: '2026-11-23T12:20:00Z', estimateMinutes: 60 })), clock);
    expect(today.now[0]?.reason).toEqual({ key: 'why.tight', values: { minutes: 20 } });
  });

  it('a task that takes longer than is left until it is due says how much is missing', () => {
    const today = orderToday(plan(task('short', { dueAt: '2026-11-23T12:32:00Z', estimateMinutes: 120 })), clock);
    expect(today.now[0]?.reason).toEqual({ key: 'why.short', values: { minutes: 28 } });
  });

  it('a task that nothing waits for holds up nobody, though alone it is the critical path', () => {
    const alone = plan(task('alone', { scheduledFor: '2026-11-24' }));
    const critical = { ...alone, items: alone.items.map((item) => ({ ...item, onCriticalPath: true })) };
    expect(orderToday(critical, clock).later[0]?.reason).toBeNull();
  });

  it('what comes later is in the order of its days and times, then of its weight; a day without a time is last', () => {
    const today = orderToday(
      plan(
        task('a day', { dueAt: '2026-11-24T22:59:00Z' }),
        task('b planned, high', { scheduledFor: '2026-11-24', priority: 'high' }),
        task('c five', { dueAt: '2026-11-24T16:00:00Z' }),
        task('d nine', { dueAt: '2026-11-24T08:00:00Z' }),
        task('e nine, high', { dueAt: '2026-11-24T08:00:00Z', priority: 'high' }),
        task('f planned, due another day', { scheduledFor: '2026-11-24', dueAt: '2026-11-27T08:00:00Z' }),
        task('g after', { dueAt: '2026-11-25T07:00:00Z' }),
      ),
      clock,
    );
    expect(names(today.later)).toEqual([
      'e nine, high',
      'd nine',
      'c five',
      'b planned, high',
      'a day',
      'f planned, due another day',
      'g after',
    ]);
  });

  it('steps stand below the task they are a part of, in their order, whatever is newer', () => {
    const today = orderToday(
      plan(
        task('other', { createdAt: '2026-11-20T12:00:00Z' }),
        task('cake', { createdAt: '2026-11-20T10:00:00Z' }),
        task('bake', { parentId: 'cake', orderKey: '2', createdAt: '2026-11-20T13:00:00Z' }),
        task('stir', { parentId: 'cake', orderKey: '1', createdAt: '2026-11-20T14:00:00Z' }),
        task('whisk', { parentId: 'stir', createdAt: '2026-11-20T15:00:00Z' }),
        task('of another day', { parentId: 'gone' }),
      ),
      clock,
    );
    expect(names(today.anytime)).toEqual(['other', 'cake', 'stir', 'whisk', 'bake', 'of another day']);
  });

  it('finished tasks are not on the list, and count for nothing', () => {
    const today = orderToday(
      plan(task('done', { status: 'done', estimateMinutes: 30 }), task('after', { blockedBy: ['done'] })),
      clock,
    );
    expect(names(today.anytime)).toEqual(['after']);
    expect(today.plannedMinutes).toBe(0);
  });
});

describe('the count for the frame', () => {
  const dueAt = [
    '2026-11-22T12:00:00Z',
    '2026-11-24T02:59:00.000Z',
    '2026-11-24T03:00:00Z',
    '2026-11-30T12:00:00Z',
    null,
  ];
  const scheduledFor = ['2026-11-22', '2026-11-23', '2026-11-24', null];
  const states = ['todo', 'in_progress', 'blocked', 'done'] as const;
  const priorities = ['none', 'high', 'urgent'] as const;
  const tasks = dueAt.flatMap((due) =>
    scheduledFor.flatMap((day) =>
      states.flatMap((status) =>
        priorities.map((priority) =>
          task([due, day, status, priority].join(), { dueAt: due, scheduledFor: day, status, priority }),
        ),
      ),
    ),
  );
  const waiting = task('waiting', { blockedBy: [tasks[0]?.id ?? ''], scheduledFor: '2026-11-23' });

  it('counts what Today puts first, whatever a task is like', () => {
    const differs = tasks.filter((one) => {
      const { now, earlier } = orderToday(plan(one), clock);
      return countToday(plan(one), clock) !== now.length + earlier.length;
    });
    expect(differs.map(({ id }) => id)).toEqual([]);
    expect(countToday(plan(...tasks), clock)).toBeGreaterThan(50);
  });

  it('leaves out what waits', () => {
    const { now, earlier } = orderToday(plan(...tasks, waiting), clock);
    expect(countToday(plan(...tasks, waiting), clock)).toBe(now.length + earlier.length);
  });
});
