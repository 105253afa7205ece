import { type TaskStatus, taskStatuses } from 'deepiri-contracts';
import { describe, expect, it } from 'vitest';
import type { Moment } from './decision.ts';
import { updateTask } from './edits.ts';
import type { StoredTask } from './task.ts';
import { given, givenDone, moment, outcome, taskId } from './testing/given.ts';
import { completeTask, reopenTask, startTask } from './transitions.ts';

const inStatus = (status: TaskStatus) =>
  status === 'done' ? givenDone() : given({ status, closedAt: status === 'cancelled' ? moment(1).now : null });
const complete = (task: StoredTask, at: Moment) => completeTask(task, {}, [], at);

describe('steps of a task', () => {
  it.each([
    ['todo', 'task.completed', 'task.started', 'invalid_transition'],
    ['in_progress', 'task.completed', 'invalid_transition', 'invalid_transition'],
    ['blocked', 'task.completed', 'task.started', 'invalid_transition'],
    ['done', 'invalid_transition', 'invalid_transition', 'task.reopened'],
    ['cancelled', 'invalid_transition', 'invalid_transition', 'task.reopened'],
  ] as const)('from %s: complete %s, start %s, reopen %s', (status, completed, started, reopened) => {
    const task = inStatus(status);
    expect([complete, startTask, reopenTask].map((step) => outcome(() => step(task, moment(2))))).toEqual([
      completed,
      started,
      reopened,
    ]);
  });

  const patched: Record<TaskStatus, Record<TaskStatus, string>> = {
    todo: of('unchanged', 'task.started', 'task.updated', 'task.completed', 'task.updated'),
    in_progress: of('task.updated', 'unchanged', 'task.updated', 'task.completed', 'task.updated'),
    blocked: of('task.updated', 'task.started', 'unchanged', 'task.completed', 'task.updated'),
    done: of('task.reopened', 'task.reopened', 'task.reopened', 'unchanged', 'invalid_transition'),
    cancelled: of('task.reopened', 'task.reopened', 'task.reopened', 'invalid_transition', 'unchanged'),
  };
  it.each(taskStatuses)('a PATCH of the status of a task that is %s is the same step', (from) => {
    const seen = taskStatuses.map((to) => [
      to,
      outcome(() => updateTask(inStatus(from), { status: to }, { blockers: [] }, moment(2))),
    ]);
    expect(Object.fromEntries(seen)).toEqual(patched[from]);
  });

  it('completing notes when, by which event, and the minutes it took', () => {
    const { state, events } = completeTask(given(), { actualMinutes: 25 }, [], moment(3));
    expect(state).toMatchObject({
      status: 'done',
      actualMinutes: 25,
      completedAt: moment(3).now,
      closedAt: moment(3).now,
      completionId: 'evt_3',
      version: 2,
    });
    expect(events[0]!.data).toMatchObject({ change: 'completed', task: { status: 'done', version: 2 } });
  });

  it('reopening names the completion that it undoes', () => {
    const done = complete(given(), moment(3)).state;
    const { state, events } = reopenTask(done, moment(4));
    expect(events[0]!.data).toMatchObject({ completionId: 'evt_3' });
    expect(state).toMatchObject({ status: 'todo', completedAt: null, completionId: null, closedAt: null, version: 3 });
  });

  it('reopening what was cancelled undoes no completion', () => {
    const { events } = reopenTask(inStatus('cancelled'), moment(4));
    expect(events[0]!.data).toMatchObject({ completionId: null });
  });

  it('a task that waits for others cannot be done, by whatever request', () => {
    const blockers = [taskId(7), taskId(8)];
    for (const decide of [
      () => completeTask(given(), {}, blockers, moment(1)),
      () => updateTask(given(), { status: 'done' }, { blockers }, moment(1)),
    ]) {
      expect(decide).toThrow(
        expect.objectContaining({
          code: 'task_blocked',
          details: expect.objectContaining({ extra: { blockedBy: blockers } }),
        }),
      );
    }
  });

  it('a refused step says from what to what, and what to do', () => {
    expect(() => complete(givenDone(), moment(2))).toThrow('cannot go from "done" to "done". Reopen it first.');
    expect(() => startTask(given({ status: 'cancelled' }), moment(2))).toThrow(
      'cannot go from "cancelled" to "in progress". Reopen it first.',
    );
  });
});

function of(...events: string[]) {
  return Object.fromEntries(taskStatuses.map((status, index) => [status, events[index]])) as Record<TaskStatus, string>;
}
