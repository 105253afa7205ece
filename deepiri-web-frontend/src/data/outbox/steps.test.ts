import type { Task } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { type Entry, type Line, localTask, WAITING } from './entry.ts';
import { answered, dropped, nextOf, readAs } from './outbox-rules.ts';

const AT = '2026-11-18T09:00:00.000Z';
const line = (key: string, more: Partial<Line> = {}): Entry & { intent: { kind: 'add'; line: Line; task: Task } } => {
  const said = { text: key, ...more };
  return {
    ...{ key, at: AT, late: true, standing: WAITING },
    intent: { kind: 'add', line: said, task: localTask(said, key, 'usr_1', AT) },
  };
};

describe('a step of a task that the platform has not heard of', () => {
  const move = line('move');
  const pack = line('pack', { parentId: move.intent.task.id, orderKey: 'V' });
  const done: Entry = {
    ...pack,
    key: 'done',
    intent: { kind: 'change', change: { type: 'complete', task: pack.intent.task } },
  };
  const outbox = [move, pack, done];

  it('stands under it, on its day', () => {
    expect(pack.intent.task).toMatchObject({ parentId: move.intent.task.id, orderKey: 'V' });
    expect(line('ferns', { day: '2026-11-20' }).intent.task.scheduledFor).toBe('2026-11-20');
  });

  it('O4 comes to be a step of that task', () => {
    const made: Task = { ...move.intent.task, id: 'tsk_1', version: 1 };
    const [first, ...rest] = answered(outbox, 'move', { is: 'done', tasks: [made] });
    expect(first).toMatchObject({ intent: { line: { text: 'pack', parentId: 'tsk_1' }, task: { parentId: 'tsk_1' } } });
    expect(rest).toEqual([done]);
  });

  it('O6 waits with it, and goes with it', () => {
    const refused = [{ ...move, standing: { is: 'refused', code: 'x', detail: '' } as const }, pack, done];
    expect(nextOf(refused)).toBeUndefined();
    expect(dropped(refused, 'move')).toEqual([]);
    expect(nextOf(dropped(outbox, 'pack'))?.key).toBe('move');
  });
});

describe('a line that was taken before it could be read', () => {
  const pack = line('pack !high');
  const edit: Entry = {
    ...pack,
    key: 'edit',
    intent: { kind: 'change', change: { type: 'update', task: pack.intent.task, patch: { notes: 'Books first' } } },
  };
  const { id: _, ...seen } = pack.intent.task;
  const fields = { ...seen, title: 'pack', priority: 'high' as const };
  const read = readAs([pack, edit], 'pack !high', { fields, newProject: null });

  it('is its task from then on, under the same name, and for what was done to it since', () => {
    const task = { id: pack.intent.task.id, title: 'pack', priority: 'high' };
    expect(read).toMatchObject([
      { intent: { kind: 'add', line: { text: 'pack !high' }, task } },
      { intent: { change: { task, patch: { notes: 'Books first' } } } },
    ]);
  });

  it('is read once', () => {
    expect(readAs(read, 'pack !high', { fields: { ...fields, title: 'x' }, newProject: null })).toBe(read);
    expect(readAs(read, 'edit', { fields, newProject: null })).toBe(read);
  });
});
