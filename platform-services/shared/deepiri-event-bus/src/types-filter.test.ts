import { expect, it } from 'vitest';
import { typesFilter } from './types-filter.ts';

it.each([
  [['a.b'], ['a.b'], ['a', 'a.b.c', 'a.c', 'a.bc']],
  [['a.*'], ['a.b', 'a.b.c'], ['a', 'ab.c', 'b.a']],
  [
    ['a.*', 'b'],
    ['a.x', 'b'],
    ['b.x', 'c'],
  ],
  [['*'], ['a', 'a.b'], []],
  [[], [], ['a', '']],
])('%j takes %j and leaves %j', (types, taken, left) => {
  const wants = typesFilter(types);
  expect(taken.filter((type) => !wants(type))).toEqual([]);
  expect(left.filter(wants)).toEqual([]);
});
