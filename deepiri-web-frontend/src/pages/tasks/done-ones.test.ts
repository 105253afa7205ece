import { expect, it } from 'vitest';
import { askedBy, showsDone, withDone } from './done-ones.ts';

it.each([
  ['', 'status:open'],
  ['  ', 'status:open'],
  ['due<7d', 'due<7d status:open'],
  ['#work or due<7d', '(#work or due<7d) status:open'],
  ['project:Garden', 'project:Garden status:open'],
])('a line that says nothing of their state means open tasks: “%s”', (line, asked) => {
  expect(askedBy(line)).toBe(asked);
  expect(showsDone(line)).toBe(false);
});

it.each(['status:done', 'due<7d -status:cancelled', '#work or status:closed', 'completed>-7d', 'completed:any'])(
  'a line that does is taken as it is: “%s”',
  (line) => {
    expect(askedBy(line)).toBe(line);
    expect(showsDone(line)).toBeNull();
  },
);

it.each(['', 'due<7d', '#work -blocked', 'milk', '"status:done"'])('done ones come and go: “%s”', (line) => {
  const shown = withDone(line, true);
  expect(showsDone(shown)).toBe(true);
  expect(askedBy(shown)).toBe(shown);
  expect(withDone(shown, false)).toBe(line);
  expect(showsDone(withDone(shown, false))).toBe(false);
});

it('holds for the whole line, and says so', () => {
  expect(withDone('#work or due<7d', true)).toBe('(#work or due<7d) status:open,done');
  expect(showsDone('(#work or due<7d) status:open,done')).toBe(true);
  expect(showsDone('#work or status:open,done')).toBeNull();
});

it('says nothing of a line that cannot be read', () => {
  expect(askedBy('due<')).toBe('due<');
  expect(showsDone('due<')).toBeNull();
});
