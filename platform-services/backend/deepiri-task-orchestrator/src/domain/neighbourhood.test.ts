import { describe, expect, it } from 'vitest';
import { countLabels } from './labels.ts';
import { neighbourhood, openBlockers } from './neighbourhood.ts';
import { given, givenDone, moment, taskId } from './testing/given.ts';
import { deleteTask } from './trash.ts';

describe('what holds a task up', () => {
  it('is open, not deleted, and of the same owner', () => {
    const found = [
      given({ id: taskId(2) }),
      givenDone({ id: taskId(3) }),
      given({ id: taskId(4), status: 'cancelled' }),
      deleteTask(given({ id: taskId(5) }), moment(1)).state,
      given({ id: taskId(6), ownerId: 'usr_other' }),
      given({ id: taskId(7), status: 'in_progress' }),
    ];
    const task = given({ blockedBy: [2, 3, 4, 5, 6, 7, 8].map(taskId) });
    expect(openBlockers(task, found)).toEqual([taskId(2), taskId(7)]);
  });
});

describe('the graph around a task', () => {
  it('has edges between its nodes only', () => {
    const task = given({ blockedBy: [taskId(2), taskId(9)] });
    const after = given({ id: taskId(3), blockedBy: [taskId(1)] });
    expect(neighbourhood(task, [givenDone({ id: taskId(2) }), after], [])).toMatchObject({
      nodes: [{ id: taskId(1) }, { id: taskId(2) }, { id: taskId(3) }],
      edges: [
        { from: taskId(1), to: taskId(2) },
        { from: taskId(3), to: taskId(1) },
      ],
      ready: true,
      blockedBy: [],
    });
  });

  it('a task that is done is not ready', () => {
    expect(neighbourhood(givenDone(), [], [])).toMatchObject({ ready: false, edges: [] });
  });
});

describe('labels', () => {
  it('are counted, the most used first, then by name', async () => {
    const tasks = [{ labels: ['b', 'a'] }, { labels: ['c', 'a'] }, { labels: [] }];
    expect(await countLabels(tasks)).toEqual([
      { label: 'a', count: 2 },
      { label: 'b', count: 1 },
      { label: 'c', count: 1 },
    ]);
  });
});
