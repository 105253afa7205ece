import { expect, it } from 'vitest';
import { taking } from './use-completion.ts';

it.each([
  ['st', { insert: 'status:', start: 0, end: 2 }, 'status:', 7],
  ['status:o', { insert: 'open', start: 7, end: 8 }, 'status:open ', 12],
  ['status:o due<7d', { insert: 'open', start: 7, end: 8 }, 'status:open due<7d', 11],
  ['(blo', { insert: 'blocked', start: 1, end: 4 }, '(blocked ', 9],
])('an offer that is taken in %s goes on where one goes on typing', (line, offer, after, caret) => {
  expect(taking(line, offer)).toEqual({ line: after, caret });
});
