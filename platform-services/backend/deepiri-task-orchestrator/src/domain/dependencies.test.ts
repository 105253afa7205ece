import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDependency, bringsEdges, checkNoCycle, cyclePath, type Edges, removeDependency } from './dependencies.ts';
import { given, givenDone, moment, outcome, taskId } from './testing/given.ts';
import { reopenTask } from './transitions.ts';
import { deleteTask, restoreTask } from './trash.ts';

const edges = (graph: Record<string, string[]>): Edges => new Map(Object.entries(graph));

describe('dependencies', () => {
  it('are added and removed with the other task named', () => {
    const added = addDependency(given(), taskId(2), moment(1));
    expect(added.events).toMatchObject([{ type: 'task.dependency_added', data: { otherId: taskId(2) } }]);
    expect(added.state.blockedBy).toEqual([taskId(2)]);
    const removed = removeDependency(added.state, taskId(2), moment(2));
    expect(removed.events).toMatchObject([{ type: 'task.dependency_removed', data: { otherId: taskId(2) } }]);
    expect(removed.state).toMatchObject({ blockedBy: [], version: 3 });
  });

  it('are the same when they are there, or gone, already', () => {
    const task = given({ blockedBy: [taskId(2)] });
    expect(outcome(() => addDependency(task, taskId(2), moment(1)))).toBe('unchanged');
    expect(outcome(() => removeDependency(task, taskId(3), moment(1)))).toBe('unchanged');
  });

  it.each([
    ['itself', 'a', ['a'], {}, ['a', 'a']],
    ['two', 'a', ['b'], { b: ['a'] }, ['a', 'b', 'a']],
    ['the shortest of several ways', 'a', ['b'], { b: ['c', 'd'], c: ['e'], e: ['a'], d: ['a'] }, ['a', 'b', 'd', 'a']],
    ['a way over what it would wait for second', 'a', ['x', 'b'], { b: ['c'], c: ['a'] }, ['a', 'b', 'c', 'a']],
  ])('a circle of %s is told as a path', (_, id, blockedBy, graph: object, path) => {
    expect(cyclePath(id, blockedBy, edges(graph as Record<string, string[]>))).toEqual(path);
    expect(outcome(() => checkNoCycle(id, blockedBy, edges(graph as never)) as never)).toBe('dependency_cycle');
  });

  it('a diamond is no circle', () => {
    expect(cyclePath('a', ['b', 'c'], edges({ b: ['d'], c: ['d'] }))).toBeUndefined();
  });

  it('however edges come, those that are let in never form a circle', () => {
    const pair = fc.tuple(fc.nat(7), fc.nat(7)).map(([a, b]) => [`${a}`, `${b}`] as const);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (wishes) => {
        const graph = new Map<string, string[]>();
        for (const [id, other] of wishes) {
          const path = cyclePath(id, [other], graph);
          if (path) {
            expect([path[0], path.at(-1), path[1]]).toEqual([id, id, other]);
            for (let i = 1; i < path.length - 1; i++) expect(graph.get(path[i]!)).toContain(path[i + 1]);
          } else graph.set(id, [...(graph.get(id) ?? []), other]);
        }
        expect(hasCircle(graph)).toBe(false);
      }),
    );
  });

  it('a graph of 10,000 tasks in a row is walked without running out of stack', () => {
    const row = new Map(Array.from({ length: 10_000 }, (_, n) => [`${n}`, [`${n + 1}`]]));
    expect(cyclePath('10000', ['0'], row)).toHaveLength(10_002);
  });

  it('come into the graph when they are new or their task opens again, and only then', () => {
    const waiting = given({ blockedBy: [taskId(2)] });
    const done = givenDone({ blockedBy: [taskId(2)] });
    const trashed = deleteTask(waiting, moment(1)).state;
    expect(bringsEdges(given(), waiting)).toBe(true);
    expect(bringsEdges(done, reopenTask(done, moment(2)).state)).toBe(true);
    expect(bringsEdges(trashed, restoreTask(trashed, moment(2)).state)).toBe(true);
    expect(bringsEdges(waiting, removeDependency(waiting, taskId(2), moment(2)).state)).toBe(false);
    expect(bringsEdges(waiting, done)).toBe(false);
    expect(bringsEdges(done, addDependency(done, taskId(3), moment(2)).state)).toBe(false);
  });
});

function hasCircle(graph: ReadonlyMap<string, string[]>): boolean {
  const left = new Map(graph);
  for (let shrinks = true; shrinks; ) {
    const ends = [...left].filter(([, to]) => to.every((id) => !left.has(id))).map(([id]) => id);
    for (const id of ends) left.delete(id);
    shrinks = ends.length > 0;
  }
  return left.size > 0;
}
