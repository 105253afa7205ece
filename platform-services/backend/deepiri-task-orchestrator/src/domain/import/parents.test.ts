import { describe, expect, it } from 'vitest';
import { MAX_LEVELS } from '../subtasks.ts';
import { misplaced } from './parents.ts';

const chain = (length: number) => Array.from({ length }, (_, at) => [`${at}`, at === 0 ? null : `${at - 1}`] as const);

describe('tasks that cannot be where a file puts them', () => {
  it('are none in a family, whether parents come first or last', () => {
    const family = chain(MAX_LEVELS);
    expect(misplaced(new Map(family))).toEqual(new Set());
    expect(misplaced(new Map(family.toReversed()))).toEqual(new Set());
    expect(misplaced(new Map([['a', 'not in the file']]))).toEqual(new Set());
  });

  it('are those that close a circle, one for each', () => {
    expect(misplaced(new Map([['a', 'a']]))).toEqual(new Set(['a']));
    const two = [
      ['a', 'b'],
      ['b', 'a'],
      ['below', 'a'],
      ['c', 'd'],
      ['d', 'e'],
      ['e', 'c'],
    ] as const;
    const cut = misplaced(new Map(two));
    expect(cut.size).toBe(2);
    expect(cut).not.toContain('below');
  });

  it('are those below too many, and what is below them counts from there, however long the chain is', () => {
    const deep = chain(20_000);
    const cut = misplaced(new Map(deep));
    expect(cut).toEqual(misplaced(new Map(deep.toReversed())));
    expect([...cut].slice(0, 3)).toEqual([`${MAX_LEVELS}`, `${2 * MAX_LEVELS}`, `${3 * MAX_LEVELS}`]);
  });
});
