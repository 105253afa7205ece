import { expect, it } from 'vitest';
import { isDeeper } from './depth.ts';

it('counts lists and objects in each other, however many', () => {
  const nested = (levels: number) => JSON.parse(`${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`);
  expect(isDeeper(nested(10), 10)).toBe(false);
  expect(isDeeper(nested(12), 10)).toBe(true);
  expect(isDeeper(nested(200_000), 10)).toBe(true);
  expect(isDeeper(1, 0)).toBe(false);
});
