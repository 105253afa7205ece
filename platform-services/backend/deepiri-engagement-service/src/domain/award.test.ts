import { describe, expect, it } from 'vitest';
import { awardFor } from './award.ts';
import { aTask } from './testing/given.ts';

const first = { streakDays: 0, place: 1 };

describe('an award', () => {
  it.each([
    ['trivial', 4],
    ['easy', 7],
    ['medium', 10],
    ['hard', 20],
    ['epic', 40],
  ] as const)('pays for a %s task %i', (difficulty, amount) => {
    expect(awardFor(aTask({ difficulty }), first).amount).toBe(amount);
  });

  it('pays 5 more for what was urgent', () => {
    const { amount, terms } = awardFor(aTask({ difficulty: 'hard', priority: 'urgent' }), first);
    expect(amount).toBe(25);
    expect(terms).toEqual([
      { name: 'difficulty', value: 20, reason: '20 for a hard task', values: { difficulty: 'hard' } },
      { name: 'urgent', value: 5, reason: '5 more, because it was urgent' },
    ]);
  });

  it.each([
    ['just under 1/1.2 of the estimate', 60, 49, 15],
    ['exactly 1/1.2 of the estimate', 60, 50, 10],
    ['an estimate of 15 minutes', 15, 12, 15],
    ['an estimate under 15 minutes', 14, 1, 10],
    ['no estimate', null, 1, 10],
    ['no time taken down', 60, null, 10],
  ])('knows what is faster than estimated: %s', (_, estimateMinutes, actualMinutes, amount) => {
    expect(awardFor(aTask({ estimateMinutes, actualMinutes }), first).amount).toBe(amount);
  });

  it.each([
    [0, 10],
    [1, 11],
    [10, 20],
    [11, 20],
  ])('pays 1 for each of %i streak days before this one, 10 at most', (streakDays, amount) => {
    expect(awardFor(aTask(), { streakDays, place: 1 }).amount).toBe(amount);
  });

  it.each([
    [10, 20],
    [11, 10],
    [20, 10],
    [21, 5],
    [500, 5],
  ])('pays less from the 11th completion of the day on: the %ith', (place, amount) => {
    const award = awardFor(aTask({ difficulty: 'hard' }), { streakDays: 0, place });
    expect(award.amount).toBe(amount);
    expect(award.terms.reduce((sum, { value }) => sum + value, 0)).toBe(amount);
  });

  it('tells what was left off as a term of its own, rounded down', () => {
    const { terms } = awardFor(aTask({ difficulty: 'easy' }), { streakDays: 0, place: 12 });
    expect(terms.at(-1)).toEqual({
      name: 'diminishing',
      value: -4,
      reason: 'half, because it was the 12th completion of the day',
      values: { factor: 0.5, place: 12 },
    });
    expect(awardFor(aTask(), { streakDays: 0, place: 22 }).terms.at(-1)?.reason).toBe(
      'a quarter, because it was the 22nd completion of the day',
    );
  });

  it('never pays less than 1', () => {
    expect(awardFor(aTask({ difficulty: 'trivial' }), { streakDays: 0, place: 99 }).amount).toBe(1);
  });
});
