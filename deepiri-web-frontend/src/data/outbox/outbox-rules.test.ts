import type { Task, TaskPatch } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import type { TaskChange } from '../task-change.ts';
import { type Entry, isLocal, localTask, WAITING } from './entry.ts';
import { added, answered, decided, delayed, dropped, nextOf, type Outbox, retried } from './outbox-rules.ts';
import { writtenOver } from './written-over.ts';

const task = (fields: Partial<Task> = {}): Task => ({
  ...localTask({ text: 'Sweep' }, '', 'usr_1', '2026-11-18T09:00:00.000Z'),
  id: 'a',
  version: 5,
  ...fields,
});
const entry = (key: string, change: TaskChange, more: Partial<Entry> = {}): Entry => ({
  key,
  at: '2026-11-18T09:00:00.000Z',
  late: false,
  intent: { kind: 'change', change },
  standing: WAITING,
  ...more,
});
const edit = (key: string, patch: TaskPatch, seen = task()) => entry(key, { type: 'update', task: seen, patch });
const line = (key: string): Entry => ({
  ...entry(key, { type: 'start', task: task() }),
  intent: {
    kind: 'add',
    line: { text: 'Sweep' },
    task: localTask({ text: 'Sweep' }, key, 'usr_1', '2026-11-18T09:00:00.000Z'),
  },
});
const changeOf = (outbox: Outbox, key: string) => {
  const intent = outbox.find((one) => one.key === key)?.intent;
  return intent?.kind === 'change' ? intent.change : undefined;
};
const keysOf = (outbox: Outbox) => outbox.map(({ key }) => key);
const refusal = { is: 'refused', code: 'not_found', detail: 'It is gone.' } as const;

describe('what was written over a value', () => {
  const written = (seen: Task) => writtenOver(seen, { notes: 'mine' }, { notes: 'before' });
  const stale = (current: Task) => ({ is: 'stale', current }) as const;

  it('O5 goes over what is known, where that value still stands', () => {
    const seen = task({ notes: 'before', title: 'Sweep, now', version: 6 });
    expect(written(seen)).toEqual({ type: 'update', task: seen, patch: { notes: 'mine' } });
  });

  it('O5 goes over no version where another one stands, so that nobody’s words are lost', () => {
    const change = written(task({ notes: 'theirs', version: 6 }));
    expect(change.task).toMatchObject({ notes: 'before', version: 0 });
    const theirs = task({ notes: 'theirs', version: 7 });
    expect(answered([entry('1', change)], '1', stale(theirs))[0]?.standing).toEqual({
      is: 'conflict',
      theirs,
      fields: ['notes'],
    });
    // An earlier change of the person’s own does not make them seen.
    const earlier = edit('0', { title: 'y' }, task({ version: 6 }));
    const after = answered([earlier, entry('1', change)], '0', { is: 'done', tasks: [theirs] });
    expect(changeOf(after, '1')?.task.version).toBe(0);
  });

  it('O5 goes by itself where the other one was taken back meanwhile', () => {
    const change = written(task({ notes: 'theirs', version: 6 }));
    const after = answered([entry('1', change)], '1', stale(task({ notes: 'before', version: 8 })));
    expect(nextOf(after)?.key).toBe('1');
    expect(changeOf(after, '1')?.task.version).toBe(8);
  });
});

describe('what is sent next', () => {
  it('O1 is what was done first', () => {
    expect(nextOf([edit('1', { title: 'x' }), edit('2', { title: 'y' })])?.key).toBe('1');
    expect(nextOf([])).toBeUndefined();
  });

  it('O6 behind a conflict only what is about the same task waits', () => {
    const conflict = edit('1', { title: 'x' });
    const outbox = [
      { ...conflict, standing: { is: 'conflict', theirs: task({ version: 7 }), fields: ['title'] } as const },
      edit('2', { notes: 'y' }),
      edit('3', { title: 'z' }, task({ id: 'b' })),
    ];
    expect(nextOf(outbox)?.key).toBe('3');
    expect(nextOf(outbox.slice(0, 2))).toBeUndefined();
  });

  it('O6 many changes wait together when one of their tasks does, and what comes after them too', () => {
    const bulk: Entry = {
      ...entry('2', { type: 'start', task: task() }),
      intent: { kind: 'bulk', changes: ['a', 'b'].map((id) => ({ type: 'complete', task: task({ id }) })) },
    };
    const first = { ...edit('1', { title: 'x' }), standing: { is: 'conflict', theirs: task(), fields: [] } as const };
    const after = edit('3', { title: 'z' }, task({ id: 'b' }));
    expect(nextOf([first, bulk, after])).toBeUndefined();
  });

  it('O1 a move in the inbox goes in its turn, and behind nothing that a task waits for', () => {
    const move: Entry = {
      ...entry('2', { type: 'start', task: task() }),
      intent: { kind: 'told', does: 'archiveNotification', title: 'Welcome', before: [] },
    };
    const first = edit('1', { title: 'x' });
    expect(nextOf([first, move])?.key).toBe('1');
    const conflict = { ...first, standing: { is: 'conflict', theirs: task(), fields: [] } as const };
    expect(nextOf([conflict, move])?.key).toBe('2');
    expect(answered([first, move], '2', { is: 'done', tasks: [] })).toEqual([first]);
  });

  it('O6 what was refused keeps nothing waiting, unless it was to make the task', () => {
    const standing = { is: 'refused', code: 'task_blocked', detail: '' } as const;
    expect(nextOf([{ ...edit('1', { title: 'x' }), standing }, edit('2', { notes: 'y' })])?.key).toBe('2');
    const made = line('1');
    const local = made.intent.kind === 'add' ? made.intent.task : task();
    expect(nextOf([{ ...made, standing }, edit('2', { notes: 'y' }, local)])).toBeUndefined();
  });
});

describe('an answer', () => {
  it('O2 of nobody leaves everything as it is, and marks that it had to wait', () => {
    const after = answered([edit('1', { title: 'x' })], '1', { is: 'later' });
    expect(after).toEqual([{ ...edit('1', { title: 'x' }), late: true }]);
  });

  it('O2 that refuses stays where nobody may have seen it, and goes where the person is told', () => {
    expect(answered([edit('1', { title: 'x' })], '1', refusal)).toEqual([]);
    const [kept] = answered(delayed([edit('1', { title: 'x' })]), '1', refusal);
    expect(kept?.standing).toEqual(refusal);
    expect(nextOf(retried([kept as Entry], '1'))?.key).toBe('1');
  });

  it('to what is not there any more changes nothing', () => {
    const outbox = [edit('2', { title: 'x' })];
    expect(answered(outbox, '1', { is: 'done', tasks: [task({ version: 6 })] })).toBe(outbox);
  });

  it('O4 that a line was read gives its id to what was done to the task since', () => {
    const made = line('1');
    const local = made.intent.kind === 'add' ? made.intent.task : task();
    const outbox = [made, entry('2', { type: 'complete', task: local }), edit('3', { title: 'Mop' }, local)];
    expect(isLocal(local.id)).toBe(true);
    const after = answered(outbox, '1', { is: 'done', tasks: [task({ id: 'b', version: 1 })] });
    expect(keysOf(after)).toEqual(['2', '3']);
    expect(after.map(({ key }) => changeOf(after, key)?.task)).toMatchObject([
      { id: 'b', version: 1 },
      { id: 'b', version: 1 },
    ]);
  });

  it('O4 a line that was taken back before it was sent is read, and its task goes to the trash', () => {
    const made = line('1');
    const local = made.intent.kind === 'add' ? made.intent.task : task();
    const outbox = [made, entry('2', { type: 'delete', task: local }), entry('3', { type: 'restore', task: local })];
    expect(nextOf(outbox)?.key).toBe('1');
    const after = answered(outbox, '1', { is: 'done', tasks: [task({ id: 'b', version: 1 })] });
    expect(after.map(({ key }) => changeOf(after, key))).toMatchObject([
      { type: 'delete', task: { id: 'b' } },
      { type: 'restore', task: { id: 'b' } },
    ]);
  });

  it('O5 moves what was done on top of it to the new version', () => {
    const outbox = [edit('1', { title: 'x' }), edit('2', { notes: 'y' })];
    const after = answered(outbox, '1', { is: 'done', tasks: [task({ version: 6, title: 'x' })] });
    expect(changeOf(after, '2')?.task.version).toBe(6);
  });

  it('O5 leaves the version that the person saw where others have been in between', () => {
    const outbox = [entry('1', { type: 'complete', task: task() }), edit('2', { notes: 'y' })];
    const after = answered(outbox, '1', { is: 'done', tasks: [task({ version: 7 })] });
    expect(changeOf(after, '2')?.task.version).toBe(5);
  });

  it('O2 to many changes keeps those that were refused', () => {
    const changes: TaskChange[] = ['a', 'b'].map((id) => ({ type: 'complete', task: task({ id }) }));
    const bulk: Entry = { ...edit('1', {}), late: true, intent: { kind: 'bulk', changes } };
    const refused = [{ change: changes[1] as TaskChange, code: 'task_blocked', detail: 'It waits.' }];
    const after = answered([bulk], '1', { is: 'done', tasks: [task({ version: 6 })], refused });
    expect(after).toMatchObject([{ key: '1.0', standing: { is: 'refused', code: 'task_blocked' } }]);
    expect(answered([{ ...bulk, late: false }], '1', { is: 'done', tasks: [], refused })).toEqual([]);
  });
});

describe('an edit over a newer version', () => {
  const stale = (outbox: Outbox, current: Task) => answered(outbox, '1', { is: 'stale', current });

  it('O5 goes by itself over changes to other fields', () => {
    const after = stale([edit('1', { title: 'x' })], task({ version: 7, notes: 'theirs' }));
    expect(changeOf(after, '1')).toMatchObject({ task: { version: 7, notes: 'theirs' }, patch: { title: 'x' } });
    expect(nextOf(after)?.key).toBe('1');
  });

  it('O5 is done when it is there already, such as after an answer that was lost', () => {
    const outbox = [edit('1', { title: 'x' }), edit('2', { notes: 'y' })];
    const after = stale(outbox, task({ version: 6, title: 'x' }));
    expect(keysOf(after)).toEqual(['2']);
    expect(changeOf(after, '2')?.task.version).toBe(6);
  });

  const theirs = task({ version: 7, title: 'theirs', notes: 'N', labels: ['their'] });
  const conflict = () =>
    stale([edit('1', { title: 'mine', notes: 'mine too', priority: 'high', labels: ['my'] })], theirs);

  it('O5 waits for the person where both changed one field', () => {
    expect(conflict()).toMatchObject([
      { late: true, standing: { is: 'conflict', fields: ['title', 'notes', 'labels'], theirs: { version: 7 } } },
    ]);
    expect(nextOf(conflict())).toBeUndefined();
  });

  it.each([
    [{}, { title: 'mine', notes: 'mine too', priority: 'high', labels: ['my'] }],
    [
      { title: 'theirs', notes: 'both', labels: 'both' },
      { notes: 'N\n\nmine too', priority: 'high', labels: ['their', 'my'] },
    ],
  ] as const)('O5 becomes what the person chooses: %j', (choices, patch) => {
    const after = decided(conflict(), '1', choices);
    expect(changeOf(after, '1')).toEqual({ type: 'update', task: theirs, patch });
    expect(nextOf(after)?.key).toBe('1');
  });

  it('O5 is nothing when all of theirs is chosen', () => {
    const outbox = stale([edit('1', { title: 'mine' })], theirs);
    expect(decided(outbox, '1', { title: 'theirs' })).toEqual([]);
  });
});

describe('what is given up', () => {
  it('is only that', () => {
    expect(keysOf(dropped([edit('1', { title: 'x' }), edit('2', { title: 'y' })], '1'))).toEqual(['2']);
  });

  it('with a line is also what was done to its task', () => {
    const made = line('1');
    const local = made.intent.kind === 'add' ? made.intent.task : task();
    const bulk: Entry = {
      ...edit('3', {}),
      intent: { kind: 'bulk', changes: [local, task()].map((one) => ({ type: 'complete', task: one })) },
    };
    const after = dropped([made, edit('2', { title: 'y' }, local), bulk], '1');
    expect(after).toMatchObject([{ key: '3', intent: { changes: [{ task: { id: 'a' } }] } }]);
  });

  it('a key is in it once', () => {
    const outbox = added(added([], edit('1', { title: 'x' })), edit('1', { title: 'y' }));
    expect(keysOf(outbox)).toEqual(['1']);
  });
});
