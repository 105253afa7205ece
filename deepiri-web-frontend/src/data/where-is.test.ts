import type { TaskVersion } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { whereIs } from './where-is.ts';

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
