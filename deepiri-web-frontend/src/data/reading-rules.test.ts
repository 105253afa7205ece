import { expect, it } from 'vitest';
import { keys } from './keys.ts';
import { firstPages, isKept } from './reading-rules.ts';

it('keeps what one looks at without a network, and nothing that others could misuse', () => {
  const wanted = [
    keys.plan,
    keys.task('a'),
    keys.list('', 'dueAt'),
    keys.inbox,
    keys.labels,
    keys.projects,
    keys.views,
    keys.standing,
    keys.days(7),
    keys.ledger,
  ];
  expect(wanted.filter((key) => !isKept(key))).toEqual([]);
  const never = [keys.sessions, keys.tokens, keys.me, keys.search('x'), keys.providers, ['quick', 'x']];
  expect(never.filter(isKept)).toEqual([]);
});

it('keeps the beginning of a long list, from which it can be read on', () => {
  const page = (nextCursor: string) => ({ items: [], nextCursor });
  const long = { pages: ['a', 'b', 'c'].map(page), pageParams: ['', 'a', 'b'] };
  expect(firstPages(long)).toEqual({ pages: [page('a'), page('b')], pageParams: ['', 'a'] });
  const short = { pages: [page('a')], pageParams: [''] };
  expect(firstPages(short)).toBe(short);
  expect(firstPages([1, 2, 3])).toEqual([1, 2, 3]);
});
