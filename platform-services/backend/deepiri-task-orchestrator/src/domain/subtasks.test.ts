import { describe, expect, it } from 'vitest';
import { bringsParent, countProgress, followBack, followToTrash, moveUnder, stepOf } from './subtasks.ts';
import { given, givenDone, moment, outcome, taskId } from './testing/given.ts';
import { deleteTask } from './trash.ts';

const parentId = taskId(9);
const step = (fields = {}) => given({ parentId, ...fields });

describe('a subtask and its parent', () => {
  it('goes to the trash along with it, and comes back with it', () => {
    const gone = followToTrash(step(), moment(1));
    expect(gone.state).toMatchObject({ bin: 'trash', deletedWith: parentId });
    expect(outcome(() => followToTrash(gone.state, moment(2)))).toBe('unchanged');
    const back = followBack(gone.state, moment(2));
    expect(back.state).toMatchObject({ bin: 'list', deletedWith: null, deletedAt: null });
    expect(outcome(() => followBack(back.state, moment(3)))).toBe('unchanged');
  });

  it('stays in the trash when it went there by itself', () => {
    const gone = deleteTask(step(), moment(1)).state;
    expect(outcome(() => followBack(gone, moment(2)))).toBe('unchanged');
  });

  it('that has got another parent since does not come back with the old one', () => {
    const gone = followToTrash(step(), moment(1)).state;
    expect(outcome(() => followBack({ ...gone, parentId: taskId(8) }, moment(2)))).toBe('unchanged');
  });

  it('is moved below another once', () => {
    const moved = moveUnder(step(), taskId(8), moment(1));
    expect(moved.events[0]).toMatchObject({ type: 'task.updated', data: { task: { parentId: taskId(8) } } });
    expect(outcome(() => moveUnder(moved.state, taskId(8), moment(2)))).toBe('unchanged');
  });

  it('brings a parent when it gets one that it did not have', () => {
    expect(bringsParent(given(), step())).toBe(true);
    expect(bringsParent(step(), step({ title: 'x' }))).toBe(false);
    expect(bringsParent(step(), given())).toBe(false);
  });

  it('says for the next time what to do, not when nor how far it was', () => {
    const said = stepOf(givenDone({ parentId, orderKey: 'V', dueAt: moment(5).now, actualMinutes: 7 }));
    expect(said).toMatchObject({ title: 'Write report', orderKey: 'V' });
    expect(Object.keys(said)).not.toContain('dueAt');
    expect(Object.keys(said)).not.toContain('actualMinutes');
    expect(Object.keys(said)).not.toContain('status');
  });
});

it('progress counts what is done of what is not cancelled, per parent', async () => {
  const tasks = [
    step(),
    step({ status: 'done' }),
    step({ status: 'cancelled' }),
    step({ status: 'in_progress' }),
    given({ parentId: taskId(7), status: 'done' }),
    given(),
  ];
  expect(await countProgress(tasks)).toEqual([
    { id: parentId, done: 1, total: 3 },
    { id: taskId(7), done: 1, total: 1 },
  ]);
});
