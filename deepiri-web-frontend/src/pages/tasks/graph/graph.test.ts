import type { Task } from 'deepiri-sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canvasOf, towards } from './canvas.ts';
import { blockersOf, type Chain, chainsOf } from './chains.ts';
import { BOX, layChain } from './layers.ts';
import { firstScale } from './use-zoom.ts';

const task = (id: string, blockedBy = '', status: Task['status'] = 'todo') =>
  ({ id, title: id, blockedBy: [...blockedBy], status }) as Task;
const known = (tasks: readonly Task[]) => new Map(tasks.map((one) => [one.id, one]));
const read = (chains: readonly Chain[]) =>
  chains.map(({ tasks }) =>
    tasks
      .map(({ id }) => id)
      .toSorted()
      .join(''),
  );

describe('chains', () => {
  const tasks = [task('a'), task('b', 'a'), task('c', 'b'), task('d'), task('e', 'd'), task('f')];

  it('are what hangs together, the largest first; the rest stands alone', () => {
    const { chains, alone, outside, left } = chainsOf(tasks, known(tasks), 100);
    expect(read(chains)).toEqual(['abc', 'de']);
    expect(alone.map(({ id }) => id)).toEqual(['f']);
    expect([outside.size, left]).toEqual([0, 0]);
  });

  it('have in them what holds up a task of the list, though it is not on it', () => {
    const { chains, outside } = chainsOf([task('c', 'b')], known(tasks), 100);
    expect(read(chains)).toEqual(['abc']);
    expect([...outside].toSorted()).toEqual(['a', 'b']);
  });

  it('are as many as there is room for, and say how many are left out', () => {
    expect(chainsOf(tasks, known(tasks), 4)).toMatchObject({ left: 2 });
    const cut = chainsOf(tasks, known(tasks), 2);
    expect([cut.chains[0]?.tasks.length, cut.chains[0]?.edges.length, cut.left]).toEqual([2, 1, 3]);
  });

  it('show what stands between a task and its start: open ones, however far back', () => {
    const some = [task('a'), task('b', 'a'), task('c', 'bx'), task('x', 'y', 'done'), task('y'), task('d', 'c')];
    const [chain] = chainsOf(some, known(some), 100).chains;
    expect([...blockersOf('c', chain?.edges ?? [], known(some))].toSorted()).toEqual(['a', 'b']);
    expect(blockersOf('a', chain?.edges ?? [], known(some)).size).toBe(0);
  });
});

/** A graph without circles: each waits only for those before it. */
const graph = fc.integer({ min: 2, max: 40 }).chain((count) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: count - 1 }), fc.nat()), { maxLength: 80 }).map(
    (pairs): Chain => ({
      key: '',
      tasks: Array.from({ length: count }, (_, at) => task(String(at))),
      edges: [...new Set(pairs.map(([from, to]) => `${from} ${to % from}`))].map((text) => {
        const [from, to] = text.split(' ') as [string, string];
        return { from, to };
      }),
    }),
  ),
);

describe('the layout of a chain', () => {
  it('puts what comes first to the left, no two boxes over each other, and everything in its frame', () => {
    fc.assert(
      fc.property(graph, (chain) => {
        const { nodes, edges, width, height } = layChain(chain);
        expect(nodes.size).toBe(chain.tasks.length);
        expect(edges.length).toBe(chain.edges.length);
        for (const { from, to } of chain.edges)
          expect((nodes.get(to)?.x ?? 0) + BOX.width).toBeLessThan(nodes.get(from)?.x ?? 0);
        const boxes = [...nodes.values()];
        for (const [at, a] of boxes.entries()) {
          expect(a.x >= 0 && a.y >= -0.01 && a.x + BOX.width <= width && a.y + BOX.height <= height + 0.01).toBe(true);
          for (const b of boxes.slice(at + 1))
            if (a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(BOX.height);
        }
      }),
    );
  });

  it('ends also with a circle from old data', () => {
    const circle = {
      key: '',
      tasks: [task('a', 'b'), task('b', 'a')],
      edges: [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ],
    };
    expect(layChain(circle).nodes.size).toBe(2);
  });
});

describe('the canvas', () => {
  const tasks = [task('a'), task('b', 'a'), task('c', 'a'), task('d'), task('e', 'd')];
  const { chains } = chainsOf(tasks, known(tasks), 100);

  it('has its chains beside or under each other, never over', () => {
    for (const wide of [300, 2_000]) {
      const { blocks } = canvasOf(chains, wide);
      for (const [at, a] of blocks.entries())
        for (const b of blocks.slice(at + 1))
          expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
            true,
          );
    }
  });

  it('is walked along its edges, and up and down', () => {
    const canvas = canvasOf(chains, 300);
    const upper = towards(canvas, 'a', 'right') as string;
    expect('bc').toContain(upper);
    expect(towards(canvas, 'b', 'left')).toBe('a');
    expect(towards(canvas, 'a', 'left')).toBeNull();
    const [above, below] = (canvas.nodes.get('b')?.y ?? 0) < (canvas.nodes.get('c')?.y ?? 0) ? ['b', 'c'] : ['c', 'b'];
    expect(towards(canvas, above as string, 'down')).toBe(below);
    expect(towards(canvas, below as string, 'up')).toBe(above);
    expect(towards(canvas, 'a', 'down')).toBe('d');
    expect(towards(canvas, 'x', 'down')).toBeNull();
  });
});

it.each([
  ['as it is where there is room', 1200, 972, 1],
  ['smaller where that takes the longest chain in', 828, 972, 0.823],
  ['no smaller than can be read', 362, 972, 0.7],
])('the canvas is at first drawn %s', (_name, room, longest, scale) => {
  expect(firstScale(room, longest)).toBeCloseTo(scale, 3);
});
