import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { given, givenDone, moment, outcome, taskId } from './testing/given.ts';
import { deleteTask } from './trash.ts';
import { endThatFrees, unblockTask } from './unblocking.ts';

const waiting = given({ blockedBy: [taskId(2), taskId(3)] });
const doneAt = (n: number, minute: number) => givenDone({ id: taskId(n), closedAt: moment(minute).now });

describe('being set free', () => {
  it('comes with the end of the last one, however that ended', () => {
    const last = deleteTask(given({ id: taskId(3) }), moment(6)).state;
    expect(endThatFrees(waiting, [doneAt(2, 5), last])).toEqual({ id: taskId(3), closedAt: moment(6).now });
  });

  it('does not come while somebody holds the task up, or the end was taken back', () => {
    expect(endThatFrees(waiting, [doneAt(2, 5), given({ id: taskId(3) })])).toBeUndefined();
    expect(endThatFrees(waiting, [])).toBeUndefined();
  });

  it('is no news for a task that is done or deleted', () => {
    const end = doneAt(2, 5);
    expect(endThatFrees(givenDone({ blockedBy: [taskId(2)] }), [end])).toBeUndefined();
    expect(endThatFrees(deleteTask(waiting, moment(1)).state, [end])).toBeUndefined();
    expect(outcome(() => unblockTask(givenDone(), moment(3)))).toBe('unchanged');
  });

  it('G4 is told as the same news by whoever hears of an end, in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }).chain((minutes) => {
          const blockers = minutes.map((minute, n) => doneAt(n + 2, minute));
          return fc.tuple(
            fc.constant(blockers),
            fc.shuffledSubarray(blockers, { minLength: blockers.length, maxLength: blockers.length }),
          );
        }),
        ([blockers, seenAs]) => {
          const task = given({ blockedBy: blockers.map(({ id }) => id) });
          expect(endThatFrees(task, blockers)).toBeDefined();
          expect(endThatFrees(task, seenAs)).toEqual(endThatFrees(task, blockers));
        },
      ),
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
