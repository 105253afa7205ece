import type { Task, TaskGraph } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { blockingOf, layoutGraph, NODE, nextInTheWay } from './graph-layout.ts';

const task = (id: string, status: Task['status'] = 'todo') =>
  ({ id, title: id, status, createdAt: '2026-01-01T00:00:00Z' }) as Task;
const measure = (text: string) => text.length * 6.5;
const graph = (nodes: Task[], ...edges: [string, string][]): TaskGraph => ({
  nodes,
  edges: edges.map(([from, to]) => ({ from, to })),
  ready: false,
  blockedBy: [],
});

describe('the graph of dependencies', () => {
  it('stands what comes first to the left of what waits for it', () => {
    const { nodes } = layoutGraph(
      'b',
      graph([task('c'), task('b'), task('a')], ['b', 'a'], ['c', 'b']),
      'this',
      measure,
    );
    const x = Object.fromEntries(nodes.map((node) => [node.task.id, node.x]));
    expect(x['a']).toBeLessThan(x['b'] ?? 0);
    expect(x['b']).toBeLessThan(x['c'] ?? 0);
  });

  it('marks the whole chain of open tasks before it as blocking, and no finished one', () => {
    const found = blockingOf(
      'd',
      graph([task('a'), task('b'), task('c', 'done'), task('d')], ['d', 'b'], ['b', 'a'], ['d', 'c']),
    );
    expect([...found].toSorted()).toEqual(['a', 'b']);
  });

  it('what is next in the way is the nearest open task that waits for nothing itself', () => {
    const chain = graph([task('a'), task('b'), task('c', 'done'), task('d')], ['d', 'b'], ['b', 'a'], ['d', 'c']);
    expect(nextInTheWay('d', chain)).toMatchObject({ task: { id: 'a' }, others: 1 });
    const near = graph([task('a'), task('b'), task('c'), task('d')], ['d', 'b'], ['b', 'a'], ['d', 'c']);
    expect(nextInTheWay('d', near)).toMatchObject({ task: { id: 'c' }, others: 2 });
  });

  it('nothing is in the way of what waits for nothing open, and in a circle it is what is waited for', () => {
    expect(nextInTheWay('d', graph([task('c', 'done'), task('d')], ['d', 'c']))).toBe(null);
    expect(nextInTheWay('a', graph([task('a'), task('b')], ['a', 'b'], ['b', 'a']))).toMatchObject({
      task: { id: 'b' },
    });
  });

  it('what waits for it does not block it', () => {
    expect(blockingOf('a', graph([task('a'), task('b')], ['b', 'a'])).size).toBe(0);
  });

  it('has narrower boxes so that three in a row are in sight; where more are, they are scrolled and have their room', () => {
    const chain = (length: number) => {
      const tasks = Array.from({ length }, (_, at) => ({ ...task(String(at)), title: 'A title of some length' }));
      const edges = tasks.slice(1).map(({ id }, at): [string, string] => [id, String(at)]);
      return layoutGraph('0', graph(tasks, ...edges), 'this', measure);
    };
    const last = (length: number) => chain(length).nodes[length - 1];
    expect([chain(2).width, chain(3).width].every((width) => width <= 330)).toBe(true);
    expect(chain(6).width).toBeGreaterThan(330);
    expect([last(2)?.width, last(3)?.width, last(6)?.width]).toEqual([156, 114, 156]);
    expect(last(3)?.text).toBe('A title of some length');
  });

  it('gives a short title a box that it fits into on one line, whatever its letters are', () => {
    const wide = (text: string) => (text === 'WWWWWWW' ? 84 : 30);
    const { nodes } = layoutGraph('a', graph([task('a'), task('WWWWWWW')], ['a', 'WWWWWWW']), 'this', wide);
    const box = nodes.find(({ text }) => text === 'WWWWWWW')?.width ?? 0;
    expect(box - NODE.padding).toBeGreaterThanOrEqual(84);
  });

  it('comes to an end with a circle in old data', () => {
    expect(layoutGraph('a', graph([task('a'), task('b')], ['a', 'b'], ['b', 'a']), 'this', measure).nodes).toHaveLength(
      2,
    );
  });
});
