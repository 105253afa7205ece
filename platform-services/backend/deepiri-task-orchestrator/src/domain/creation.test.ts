import { Task } from 'deepiri-contracts';
import { createBodyCheck } from 'deepiri-service-kit';
import { describe, expect, it } from 'vitest';
import { createTask } from './creation.ts';
import { firstPosition } from './position.ts';
import { view } from './task.ts';
import { moment, OWNER, outcome, T0, taskId } from './testing/given.ts';

const create = (body: Parameters<typeof createTask>[0]) => createTask(body, OWNER, taskId(1), moment(0));

describe('creating a task', () => {
  it('needs a title only; everything else has a default', () => {
    const { state, events } = create({ title: 'Write report' });
    expect(view(state)).toEqual({
      id: taskId(1),
      ownerId: OWNER,
      title: 'Write report',
      notes: '',
      priority: 'none',
      position: firstPosition(T0, taskId(1)),
      difficulty: 'medium',
      kind: 'task',
      labels: [],
      projectId: null,
      parentId: null,
      orderKey: null,
      dueAt: null,
      scheduledFor: null,
      estimateMinutes: null,
      actualMinutes: null,
      recurrence: null,
      habit: null,
      status: 'todo',
      source: null,
      blockedBy: [],
      completedAt: null,
      createdAt: T0,
      updatedAt: T0,
      version: 1,
    });
    expect(events).toEqual([
      {
        id: 'evt_0',
        type: 'task.created',
        subject: taskId(1),
        userid: OWNER,
        time: T0,
        data: { task: view(state), change: 'created', patch: [] },
      },
    ]);
  });

  it('shows exactly the fields of the contract', () => {
    expect(Object.keys(view(create({ title: 'x' }).state)).sort()).toEqual(Object.keys(Task.properties).sort());
    expect(() => createBodyCheck(Task)(view(create({ title: 'x' }).state))).not.toThrow();
  });

  it('keeps instants in UTC and of one length, so that their text sorts as they do', () => {
    expect(create({ title: 'x', dueAt: '2026-03-05T10:00:00+02:00' }).state.dueAt).toBe('2026-03-05T08:00:00.000Z');
  });

  it('refuses an instant that does not exist', () => {
    expect(outcome(() => create({ title: 'x', dueAt: '2026-12-31T23:59:60Z' }))).toBe('invalid_body');
    expect(outcome(() => create({ title: 'x', dueAt: '9999-12-31T23:59:59-12:00' }))).toBe('invalid_body');
  });

  it.each(['0001-01-01T00:00:00Z', '0999-12-31T23:59:59Z', '9000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'refuses %s, around which no calendar reads the days',
    (dueAt) => expect(outcome(() => create({ title: 'x', dueAt }))).toBe('invalid_body'),
  );

  it('files the task under what it is selected by', () => {
    const project = 'prj_00000000-0000-7000-8000-000000000001';
    const { state } = create({ title: 'ÄPFEL kaufen', priority: 'urgent', projectId: project, blockedBy: [taskId(2)] });
    expect(state).toMatchObject({
      bin: 'list',
      facets: ['todo', project, `${project} open`, 'waiting'],
      priorityRank: 4,
      titleKey: 'äpfel kaufen',
    });
  });
});
