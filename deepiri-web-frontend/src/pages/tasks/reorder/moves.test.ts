import type { Task } from 'deepiri-sdk';
import { generateNKeysBetween } from 'fractional-indexing';
import { describe, expect, it } from 'vitest';
import { predict, undoOf } from '../../../data/task-change.ts';
import { taskOrder } from '../../../data/task-list.ts';
import { movesBy, movesTo } from './moves.ts';

const now = new Date('2026-11-23T11:00:00Z');
const keys = generateNKeysBetween(null, null, 5);
const rows = ['a', 'b', 'c', 'd', 'e'].map((id, at) => ({ id, position: keys[at] }) as Task);
const some = (text: string) => new Set(text);
const after = (changes: ReturnType<typeof movesTo>, from: readonly Task[] = rows) => {
  const news = new Map(changes.map((change) => [change.task.id, predict(change, now)]));
  return from.map((task) => news.get(task.id) ?? task).toSorted(taskOrder('position'));
};
const read = (tasks: readonly Task[]) => tasks.map(({ id }) => id).join('');

describe('tasks are put to a spot', () => {
  it.each([
    ['d', 'a', 'before', 'dabce', [{ before: 'a' }]],
    ['a', 'e', 'after', 'bcdea', [{ after: 'e' }]],
    ['bd', 'a', 'before', 'bdace', [{ before: 'a' }, { after: 'b' }]],
    ['ab', 'd', 'after', 'cdabe', [{ after: 'd' }, { after: 'a' }]],
    ['b', 'a', 'after', 'abcde', []],
    ['b', 'b', 'after', 'abcde', []],
    ['b', 'x', 'after', 'abcde', []],
  ] as const)('%s to %s, %3$s', (ids, anchor, side, order, to) => {
    const changes = movesTo(rows, some(ids), { anchor, side });
    expect(changes.map((change) => change.to)).toEqual(to);
    expect(read(after(changes))).toBe(order);
  });

  it.each([
    ['b', 1, 'acbde'],
    ['b', -1, 'bacde'],
    ['bc', 1, 'adbce'],
    ['bd', -1, 'bdace'],
    ['e', 1, 'abcde'],
    ['a', -1, 'abcde'],
  ] as const)('%s by %i', (ids, step, order) => {
    expect(read(after(movesBy(rows, some(ids), step)))).toBe(order);
  });

  it('and back, one after the other as the platform does it', () => {
    for (const ids of ['a', 'c', 'e', 'ab', 'ce', 'de', 'abd']) {
      const changes = movesTo(rows, some(ids), { anchor: ids.includes('e') ? 'b' : 'e', side: 'after' });
      const list = after(changes).map(({ id }) => id);
      for (const undo of changes.map((change) => undoOf(change, change.task))) {
        if (undo.type !== 'move') throw new Error('a move is undone by a move');
        list.splice(list.indexOf(undo.task.id), 1);
        const [[side, anchor]] = Object.entries(undo.to) as [[string, string | null]];
        if (anchor === null) list.unshift(undo.task.id);
        else list.splice(list.indexOf(anchor) + (side === 'after' ? 1 : 0), 0, undo.task.id);
      }
      expect(list.join(''), ids).toBe('abcde');
    }
  });
});
