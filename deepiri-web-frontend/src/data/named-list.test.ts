import { expect, it } from 'vitest';
import { withNewest, without } from './named-list.ts';

const one = (id: string, version: number, name = id) => ({ id, version, name });

it('a newer state takes the place of an older one, never the other way round; an unknown one comes to the end', () => {
  const list = [one('a', 2), one('b', 1)];
  expect(withNewest(list, one('a', 3, 'A'))).toEqual([one('a', 3, 'A'), one('b', 1)]);
  expect(withNewest(list, one('a', 2, 'ahead'))).toEqual([one('a', 2, 'ahead'), one('b', 1)]);
  expect(withNewest(list, one('a', 1, 'late'))).toEqual(list);
  expect(withNewest(list, one('c', 1))).toEqual([...list, one('c', 1)]);
  expect(without(list, 'a')).toEqual([one('b', 1)]);
});
