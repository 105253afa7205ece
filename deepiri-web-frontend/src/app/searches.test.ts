import { expect, it } from 'vitest';
import { only, signSearch } from './searches.ts';

it('what a rule does not leave is not there, whatever lies under it', () => {
  const rule = only(({ sort }) => (sort === 'title' ? { sort } : {}));
  expect({ sort: 'foo', other: '1', ...rule({ sort: 'foo', other: '1' }) }).toEqual({});
  expect({ sort: 'title', ...rule({ sort: 'title' }) }).toEqual({ sort: 'title' });
});

it.each(['/', '/tasks?view=board', '/tasks/tsk_1/page', '/signs', '/sign-in-and-out'])(
  'signing in leads to %s',
  (next) => {
    expect(signSearch({ next })).toEqual({ next });
  },
);

it.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'tasks',
  '/sign-in',
  '/sign-in/',
  '/sign-up?next=/tasks',
  '/sign-in?next=/sign-in',
  '/tasks/../sign-in',
  '/%73ign-in',
  '/%E0%A4%A',
  5,
])('signing in does not lead to %j', (next) => {
  expect(signSearch({ next })).toEqual({});
});
