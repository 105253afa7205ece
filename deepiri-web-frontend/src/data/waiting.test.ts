import type { Task } from 'deepiri-sdk';
import { expect, it } from 'vitest';
import { dueTooEarly, waitersOf } from './waiting.ts';

const clock = { zone: 'Europe/Berlin', dayStartsAt: '04:00' };
const task = (id: string, blockedBy: string[] = [], dueAt: string | null = null, status = 'todo') =>
  ({ id, blockedBy, dueAt, status }) as Task;

it('what waits for a task, over others too, is known, in a circle as well', () => {
  const tasks = [task('a'), task('b', ['a']), task('c', ['x', 'b']), task('d', ['c']), task('e', ['y'])];
  expect(waitersOf('a', tasks)).toEqual(new Set(['b', 'c', 'd']));
  expect(waitersOf('d', tasks)).toEqual(new Set());
  expect(waitersOf('p', [task('p', ['q']), task('q', ['p'])])).toEqual(new Set(['q', 'p']));
});

it('what waits over a finished one does not wait', () => {
  expect(waitersOf('a', [task('a'), task('b', ['a'], null, 'done'), task('c', ['b'])])).toEqual(new Set());
});

it.each([
  ['an earlier day', '2026-11-20T22:59:00Z', '2026-11-21T22:59:00Z', true],
  ['a later day', '2026-11-22T22:59:00Z', '2026-11-21T22:59:00Z', false],
  ['the same day', '2026-11-21T22:59:00Z', '2026-11-21T22:59:00Z', false],
  // A day lasts until the next begins, so a time on it comes first.
  ['a time on its day', '2026-11-21T16:00:00Z', '2026-11-21T22:59:00Z', true],
  ['no day', null, '2026-11-21T22:59:00Z', false],
  ['a day, for one without', '2026-11-21T22:59:00Z', null, false],
])('due on %s', (_what, due, otherDue, early) => {
  const [one, other] = [task('one', ['other'], due), task('other', [], otherDue)];
  expect(dueTooEarly(one, other, clock)).toBe(early);
  expect(dueTooEarly(one, { ...other, status: 'done' }, clock)).toBe(false);
  expect(dueTooEarly({ ...one, status: 'done' }, other, clock)).toBe(false);
});
