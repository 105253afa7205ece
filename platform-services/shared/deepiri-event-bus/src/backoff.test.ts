import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoff } from './backoff.ts';

it('B2 doubles from the first wait when chance gives the most', () => {
  expect([1, 2, 3, 4].map((attempts) => backoff(attempts, 100, 1))).toEqual([100, 200, 400, 800]);
});

it('B2 is never above 30 s, never below half of the full wait, however often it failed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.integer({ min: 1, max: 60_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, first, chance) => {
        const wait = backoff(attempts, first, chance);
        const full = Math.min(30_000, first * 2 ** (attempts - 1));
        expect(wait).toBeLessThanOrEqual(full);
        expect(wait).toBeGreaterThanOrEqual(full / 2);
      },
    ),
  );
});
