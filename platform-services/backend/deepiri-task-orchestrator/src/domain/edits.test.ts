import { describe, expect, it } from 'vitest';
import { updateTask } from './edits.ts';
import { given, givenDone, moment, outcome } from './testing/given.ts';
import { deleteTask, restoreTask } from './trash.ts';

const update = (task: Parameters<typeof updateTask>[0], patch: Parameters<typeof updateTask>[1]) =>
  updateTask(task, patch, { blockers: [] }, moment(5));

describe('changing fields', () => {
  it('makes one version and one event with the difference', () => {
    const { state, events } = update(given(), { title: 'Send report', labels: ['work'], dueAt: null });
    expect(state).toMatchObject({ title: 'Send report', labels: ['work'], version: 2, updatedAt: moment(5).now });
    expect(events).toMatchObject([{ type: 'task.updated', data: { change: 'updated' } }]);
    expect((events[0]!.data as { patch: { path: string }[] }).patch.map(({ path }) => path).sort()).toEqual([
      '/labels/-',
      '/title',
      '/updatedAt',
      '/version',
    ]);
  });

  it('changes nothing when it says what is so already', () => {
    const task = given({ labels: ['a', 'b'], dueAt: '2026-03-05T08:00:00.000Z' });
    const same = { title: task.title, labels: ['a', 'b'], dueAt: '2026-03-05T10:00:00+02:00', status: 'todo' as const };
    expect(update(task, same)).toEqual({ state: task, events: [] });
  });

  it('null empties a field, and keys follow', () => {
    const task = given({ dueAt: '2026-03-05T08:00:00.000Z', priority: 'high' });
    expect(update(task, { dueAt: null, priority: 'low', title: 'B' }).state).toMatchObject({
      dueAt: null,
      priorityRank: 1,
      titleKey: 'b',
    });
  });

  it('fields and a step are one change, told by the event of the step', () => {
    const { state, events } = update(given(), { title: 'Done now', status: 'done' });
    expect(events.map(({ type }) => type)).toEqual(['task.completed']);
    expect(state).toMatchObject({ title: 'Done now', status: 'done', version: 2 });
  });

  it('leaves a done task done', () => {
    const { state, events } = update(givenDone(), { notes: 'It went well', status: 'done' });
    expect(events.map(({ type }) => type)).toEqual(['task.updated']);
    expect(state).toMatchObject({ status: 'done', completionId: 'evt_1' });
  });
});

describe('the trash', () => {
  it('takes a task and gives it back as it was', () => {
    const task = given({ blockedBy: ['tsk_1'] });
    const deleted = deleteTask(task, moment(1));
    expect(deleted.events).toMatchObject([{ type: 'task.deleted' }]);
    expect(deleted.state).toMatchObject({ bin: 'trash', deletedAt: moment(1).now, closedAt: moment(1).now });
    const restored = restoreTask(deleted.state, moment(2));
    expect(restored.events).toMatchObject([{ type: 'task.restored' }]);
    expect(restored.state).toEqual({ ...task, version: 3, updatedAt: moment(2).now });
  });

  it('a done task stays done in it', () => {
    const restored = restoreTask(deleteTask(givenDone(), moment(2)).state, moment(3)).state;
    expect(restored).toMatchObject({ status: 'done', completionId: 'evt_1', closedAt: moment(1).now });
  });

  it('gives back only what is in it', () => {
    expect(outcome(() => restoreTask(given(), moment(1)))).toBe('invalid_transition');
  });
});
