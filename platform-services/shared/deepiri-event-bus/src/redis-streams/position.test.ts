import { expect, it } from 'vitest';
import { comparePositions, START, successor } from './position.ts';

it('positions go by milliseconds, then by number, not by letters', () => {
  const ordered = [START, '9-10', '10-2', '10-10', '1795645781131-0', '1795645781131-1'];
  expect(ordered.toReversed().sort(comparePositions)).toEqual(ordered);
  expect(comparePositions('5-5', '5-5')).toBe(0);
});

it('nothing fits between a position and its successor', () => {
  expect(successor('1795645781131-9')).toBe('1795645781131-10');
});
