import type { Task, TaskVersion } from 'deepiri-sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, condensed, diffLines, diffTasks } from './history-diff.ts';

const task = (fields: Partial<Task>): Task =>
  ({
    title: 'a',
    notes: '',
    status: 'todo',
    priority: 'none',
    labels: [],
    blockedBy: [],
    version: 1,
    updatedAt: 'x',
    ...fields,
  }) as Task;

describe('the difference between two states of a task', () => {
  it('names the fields that differ, and nothing that follows from the change', () => {
    expect(diffTasks(task({}), task({ priority: 'high', version: 2, updatedAt: 'y' }))).toEqual([
      { field: 'priority', before: 'none', after: 'high' },
    ]);
  });

  it('compares lists by what is in them', () => {
    expect(diffTasks(task({ labels: ['a'] }), task({ labels: ['a'] }))).toEqual([]);
  });

  it('tells for each version what it changed, given newest first', () => {
    const version = (number: number, fields: Partial<Task>) => ({ version: number, task: task(fields) }) as TaskVersion;
    const changes = changesOf([version(3, { title: 'c' }), version(2, { title: 'b' }), version(1, { title: 'a' })]);
    expect(changes.map((entry) => entry.changes.map(({ before, after }) => `${before}→${after}`))).toEqual([
      ['b→c'],
      ['a→b'],
      [],
    ]);
  });
});

describe('the difference between two texts', () => {
  it('keeps the lines that stayed', () => {
    expect(diffLines('a\nb\nc', 'a\nx\nc')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' },
    ]);
  });

  it('cuts out what is far from a change', () => {
    expect(condensed(diffLines('1\n2\n3\n4\n5', '1\n2\n3\n4\n6')).map((line) => line.text)).toEqual(['4', '5', '6']);
  });

  it('holds both texts in full, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const side = (other: string) =>
          lines
            .filter((line) => line.kind !== other)
            .map((line) => line.text)
            .join('\n');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }),
    );
  });
});
