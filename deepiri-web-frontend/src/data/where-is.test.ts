import type { TaskVersion } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import type { Entry } from './outbox/entry.ts';
import { lastWord, whereIs } from './where-is.ts';

const task = { id: 'tsk_1', title: 'Garden', version: 2 };
const version = (change: TaskVersion['change'], more = {}) =>
  ({ version: 3, change, task: { ...task, version: 3, ...more } }) as TaskVersion;

it('a task that can be read is where it was', () => {
  expect(whereIs({ missing: false, versions: [version('deleted')], unknown: false })).toBe(null);
});

it('one that cannot be read but has a history is in the trash, as it was when it went there', () => {
  const deleted = version('deleted', { title: 'Gardens' });
  expect(whereIs({ missing: true, versions: [deleted, version('created')], unknown: false })).toEqual({
    from: 'list',
    task: deleted.task,
  });
});

it('one without a history is gone for ever, whatever was known of it', () => {
  expect(whereIs({ missing: true, versions: [version('updated')], unknown: true })).toEqual({ from: 'everywhere' });
});

it('as long as its history has not come it is taken to be in the trash', () => {
  expect(whereIs({ missing: true, versions: undefined, unknown: false })).toEqual({ from: 'list' });
  expect(whereIs({ missing: true, versions: [version('updated')], unknown: false })).toEqual({ from: 'list' });
});

it('the last word about a task counts, unless it was refused', () => {
  const entry = (type: string, is = 'waiting', id = 'tsk_1') =>
    ({ intent: { kind: 'change', change: { type, task: { ...task, id } } }, standing: { is } }) as unknown as Entry;
  expect(lastWord('tsk_1', [])).toBe(null);
  expect(lastWord('tsk_1', [entry('delete'), entry('update')])).toBe('delete');
  expect(lastWord('tsk_1', [entry('delete'), entry('restore')])).toBe('restore');
  expect(lastWord('tsk_1', [entry('delete', 'refused')])).toBe(null);
  expect(lastWord('tsk_1', [entry('delete', 'waiting', 'tsk_2')])).toBe(null);
});
