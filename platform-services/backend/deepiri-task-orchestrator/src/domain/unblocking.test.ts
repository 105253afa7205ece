import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { given, givenDone, moment, outcome, taskId } from './testing/given.ts';
import { deleteTask } from './trash.ts';
import { isSetFreeBy, unblockTask } from './unblocking.ts';

const waiting = given({ blockedBy: [taskId(2), taskId(3)] });
const doneAt = (n: number, minute: number) => givenDone({ id: taskId(n), closedAt: moment(minute).now });

describe('being set free', () => {
  it('comes with the end of the last one, however that ended', () => {
    const last = deleteTask(given({ id: taskId(3) }), moment(6)).state;
    expect(isSetFreeBy(waiting, last, [doneAt(2, 5), last])).toBe(true);
    expect(isSetFreeBy(waiting, doneAt(2, 5), [doneAt(2, 5), last])).toBe(false);
  });

  it('does not come while somebody holds the task up, or the end was taken back', () => {
    expect(isSetFreeBy(waiting, doneAt(2, 5), [doneAt(2, 5), given({ id: taskId(3) })])).toBe(false);
    expect(isSetFreeBy(waiting, given({ id: taskId(2) }), [given({ id: taskId(2) }), doneAt(3, 5)])).toBe(false);
  });

  it('is no news for a task that is done, deleted, or waits no longer', () => {
    const end = doneAt(2, 5);
    expect(isSetFreeBy(givenDone({ blockedBy: [taskId(2)] }), end, [end])).toBe(false);
    expect(isSetFreeBy(deleteTask(waiting, moment(1)).state, end, [end])).toBe(false);
    expect(isSetFreeBy(given(), end, [end])).toBe(false);
    expect(outcome(() => unblockTask(givenDone(), moment(3)))).toBe('unchanged');
  });

  it('is told once, whenever the ends come and in whatever order they are looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }), (minutes) => {
        const blockers = minutes.map((minute, n) => doneAt(n + 2, minute));
        const task = given({ blockedBy: blockers.map(({ id }) => id) });
        expect(blockers.filter((cause) => isSetFreeBy(task, cause, blockers))).toHaveLength(1);
      }),
    );
  });

  it('makes a task that was set to blocked a task to do', () => {
    expect(unblockTask(given({ status: 'blocked' }), moment(3)).state.status).toBe('todo');
    expect(unblockTask(given({ status: 'in_progress' }), moment(3))).toMatchObject({
      state: { status: 'in_progress', version: 2 },
      events: [{ type: 'task.unblocked' }],
    });
  });
});
