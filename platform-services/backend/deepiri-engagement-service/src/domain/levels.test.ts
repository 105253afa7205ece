import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelAt } from './levels.ts';

describe('levels', () => {
  it.each([
    [0, { level: 1, xpIntoLevel: 0, xpForNextLevel: 100 }],
    [99, { level: 1, xpIntoLevel: 99, xpForNextLevel: 100 }],
    [100, { level: 2, xpIntoLevel: 0, xpForNextLevel: 150 }],
    [249, { level: 2, xpIntoLevel: 149, xpForNextLevel: 150 }],
    [250, { level: 3, xpIntoLevel: 0, xpForNextLevel: 225 }],
    [475, { level: 4, xpIntoLevel: 0, xpForNextLevel: 337 }],
  ])('%i XP', (xp, expected) => {
    expect(levelAt(xp)).toEqual(expected);
  });

  it('costs floor(100·1.5^(level−1)) from one level to the next, for any amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (xp) => {
        const { level, xpIntoLevel, xpForNextLevel } = levelAt(xp);
        let start = 0;
        for (let below = 1; below < level; below++) start += Math.floor(100 * 1.5 ** (below - 1));
        expect(xpIntoLevel).toBe(xp - start);
        expect(xpForNextLevel).toBe(Math.floor(100 * 1.5 ** (level - 1)));
        expect(xpIntoLevel).toBeGreaterThanOrEqual(0);
        expect(xpIntoLevel).toBeLessThan(xpForNextLevel);
      }),
    );
  });
});
