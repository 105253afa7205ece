import { expect, it } from 'vitest';
import { minutesOf } from './minutes.ts';

it.each([
  ['90', 90],
  [' 90m ', 90],
  ['5 min', 5],
  ['1h', 60],
  ['1h20', 80],
  ['1h 20m', 80],
  ['1 h 20 min', 80],
  ['1.5h', 90],
  ['0,25 h', 15],
  ['1:30', 90],
  ['9999', 9_999],
] as const)('%j is %i minutes', (text, minutes) => expect(minutesOf(text)).toBe(minutes));

it.each(['', '0', '0h', '10000', '1:75', 'abc', '-5', '1h20h', '1,5', '1e3'])('%j is no span of time', (text) => {
  expect(minutesOf(text)).toBeNull();
});
