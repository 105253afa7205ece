import type { Task } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { heldAfter } from './settling.ts';

const task = (id: string, status: Task['status']) => ({ id, status }) as Task;
const given = { matches: ({ status }: Task) => status === 'todo', at: 5 };
const before = new Map([
  ['a', task('a', 'todo')],
  ['b', task('b', 'todo')],
]);

it('what was finished and is not on the list any more is held as it was, and let go when it is open again', () => {
  const held = heldAfter(new Map(), before, [task('a', 'done'), task('b', 'todo')], given);
  expect([...held]).toEqual([['a', { was: task('a', 'todo'), at: 5 }]]);
  expect(heldAfter(held, new Map(), [task('a', 'todo')], given).size).toBe(0);
});

it('what leaves for another reason just goes, and so does what was finished before', () => {
  expect(heldAfter(new Map(), before, [task('a', 'blocked')], given).size).toBe(0);
  expect(heldAfter(new Map(), new Map(), [task('c', 'done')], given).size).toBe(0);
});
