import type { Task, TaskVersion } from 'deepiri-contracts';
import fc from 'fast-check';
import { applyPatch } from 'rfc6902';
import { describe, expect, it } from 'vitest';
import { createTask } from './creation.ts';
import type { Decision, Moment } from './decision.ts';
import { addDependency, removeDependency } from './dependencies.ts';
import { updateTask } from './edits.ts';
import { restoreVersion, versionOf } from './history.ts';
import { type StoredTask, view } from './task.ts';
import { given, givenDone, moment, OWNER, outcome, taskId } from './testing/given.ts';
import { completeTask, reopenTask, startTask } from './transitions.ts';
import { deleteTask, restoreTask } from './trash.ts';

const restore = (task: StoredTask, earlier: Task, links: string[] = [], blockers: string[] = []) =>
  restoreVersion(task, earlier, links, { blockers }, moment(9));

describe('restoring a version', () => {
  it('brings back what a person may set, as a new version', () => {
    const before = given({ title: 'Old', labels: ['a'], notes: 'old notes' });
    const now = updateTask(before, { title: 'New', labels: [], estimateMinutes: 5 }, { blockers: [] }, moment(2)).state;
    const { state, events } = restore(now, view(before));
    expect(state).toMatchObject({ title: 'Old', labels: ['a'], estimateMinutes: null, version: 3 });
    expect(state.createdAt).toBe(before.createdAt);
    expect(events).toMatchObject([{ type: 'task.updated' }]);
  });

  it('is nothing when nothing differs', () => {
    const task = given({ blockedBy: [taskId(2), taskId(3)] });
    expect(restore(task, view(task), [taskId(3), taskId(2)])).toEqual({ state: task, events: [] });
  });

  it('to a done state completes, and is checked like completing', () => {
    const { state, events } = restore(given(), view(givenDone()));
    expect(events).toMatchObject([{ type: 'task.completed', id: 'evt_9' }]);
    expect(state).toMatchObject({ completedAt: moment(9).now, completionId: 'evt_9' });
    expect(outcome(() => restore(given(), view(givenDone()), [taskId(2)], [taskId(2)]))).toBe('task_blocked');
  });

  it('from a done state undoes the completion', () => {
    const { state, events } = restore(givenDone(), view(given({ status: 'in_progress' })));
    expect(events).toMatchObject([{ type: 'task.reopened', data: { completionId: 'evt_1' } }]);
    expect(state).toMatchObject({ status: 'in_progress', completedAt: null });
  });

  it('between done and cancelled pays and takes back like the steps in between', () => {
    const cancelled = given({ status: 'cancelled' });
    expect(restore(givenDone(), view(cancelled)).events).toMatchObject([
      { type: 'task.reopened', data: { completionId: 'evt_1' } },
    ]);
    expect(outcome(() => restore(cancelled, view(givenDone())))).toBe('task.completed');
  });

  it('brings back dependencies as far as the other tasks are still there', () => {
    const earlier = view(given({ blockedBy: [taskId(2), taskId(3)] }));
    expect(restore(given(), earlier, [taskId(3)]).state.blockedBy).toEqual([taskId(3)]);
  });
});

type Step = (task: StoredTask, at: Moment) => Decision;
const steps: Record<string, Step> = {
  rename: (task, at) => updateTask(task, { title: `Title at ${at.now}`, labels: [at.eventId] }, { blockers: [] }, at),
  due: (task, at) => updateTask(task, { dueAt: at.now, notes: `${task.notes}~/` }, { blockers: [] }, at),
  complete: (task, at) => completeTask(task, { actualMinutes: 5 }, [], at),
  start: startTask,
  reopen: reopenTask,
  link: (task, at) => addDependency(task, taskId(at.eventId.length), at),
  unlink: (task, at) => removeDependency(task, taskId(5), at),
  trash: deleteTask,
  untrash: restoreTask,
};

describe('the history', () => {
  it('is complete: the patches lead from the creation to every version, and numbers have no gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 25 }), (story) => {
        const first = createTask({ title: 'Begin' }, OWNER, taskId(1), moment(0));
        const versions: TaskVersion[] = [read(first)];
        let state = first.state;
        for (const [index, name] of story.entries()) {
          if ((state.deletedAt !== null) !== (name === 'untrash')) continue;
          const decision = tried(() => steps[name]!(state, moment(index + 1)));
          if (!decision || decision.events.length === 0) continue;
          versions.push(read(decision));
          state = decision.state;
        }
        const replayed = structuredClone(versions[0]!.task);
        for (const [index, version] of versions.entries()) {
          expect(version.version).toBe(index + 1);
          expect(applyPatch(replayed, structuredClone(version.patch) as never).every((error) => error === null)).toBe(
            true,
          );
          expect(replayed).toEqual(version.task);
        }
        expect(replayed).toEqual(view(state));
      }),
    );
  });

  it('every completion that is undone names the completion that held', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('complete', 'reopen', 'rename'), { maxLength: 20 }), (story) => {
        let state = given();
        let holding: string | null = null;
        for (const [index, name] of story.entries()) {
          const decision = tried(() => steps[name]!(state, moment(index + 1)));
          if (!decision) continue;
          const [event] = decision.events;
          if (event?.type === 'task.completed') holding = event.id;
          if (event?.type === 'task.reopened') {
            expect(event.data.completionId).toBe(holding);
            holding = null;
          }
          state = decision.state;
          expect(state.completionId).toBe(holding);
        }
      }),
    );
  });
});

function read({ events }: Decision): TaskVersion {
  const [event] = events;
  return versionOf({ id: event!.id, time: event!.time, actor: { type: 'user', id: OWNER }, data: event!.data });
}

function tried(decide: () => Decision): Decision | undefined {
  try {
    return decide();
  } catch {
    return undefined;
  }
}
