import type { Ruleset } from 'deepiri-sdk';
import { describe, expect, it } from 'vitest';
import { payFor } from './pay.ts';

const rules = {
  version: 1,
  xpByDifficulty: { trivial: 4, easy: 7, medium: 10, hard: 20, epic: 40 },
  urgentBonus: 5,
  fasterThanEstimate: { bonus: 5, factor: 1.2, minimumEstimateMinutes: 15 },
  streakBonus: { perDay: 1, maximum: 10 },
  diminishing: {
    steps: [
      { fromCompletion: 11, factor: 0.5 },
      { fromCompletion: 21, factor: 0.25 },
    ],
    minimum: 1,
    rounding: 'down',
  },
} as unknown as Ruleset;
const fresh = { streakDays: 0, doneToday: 0 };

describe('what a task would pay', () => {
  it('adds difficulty, urgency and the streak, ten at most', () => {
    const pay = payFor({ difficulty: 'hard', priority: 'urgent', estimateMinutes: null, actualMinutes: null }, rules, {
      streakDays: 14,
      doneToday: 0,
    });
    expect(pay.terms).toEqual([
      { name: 'difficulty', value: 20 },
      { name: 'urgent', value: 5 },
      { name: 'streak', value: 10, days: 14 },
    ]);
    expect(pay.amount).toBe(35);
  });

  it('halves from the eleventh of a day, rounded down, and never below one', () => {
    expect(
      payFor({ difficulty: 'easy', priority: 'none', estimateMinutes: null, actualMinutes: null }, rules, {
        streakDays: 0,
        doneToday: 10,
      }).amount,
    ).toBe(3);
    expect(
      payFor({ difficulty: 'trivial', priority: 'none', estimateMinutes: null, actualMinutes: null }, rules, {
        streakDays: 0,
        doneToday: 99,
      }).amount,
    ).toBe(1);
  });

  it('says from which task of the day on it is less', () => {
    const of = (doneToday: number) =>
      payFor({ difficulty: 'medium', priority: 'none', estimateMinutes: null, actualMinutes: null }, rules, {
        streakDays: 0,
        doneToday,
      }).terms.at(-1);
    expect(of(10)).toEqual({ name: 'diminished', value: -5, from: 11 });
    expect(of(20)).toEqual({ name: 'diminished', value: -8, from: 21 });
  });

  it('offers the bonus for speed only where an estimate is long enough', () => {
    expect(
      payFor({ difficulty: 'easy', priority: 'none', estimateMinutes: 60, actualMinutes: null }, rules, fresh).faster,
    ).toEqual({
      bonus: 5,
      withinMinutes: 49,
    });
    expect(
      payFor({ difficulty: 'easy', priority: 'none', estimateMinutes: 10, actualMinutes: null }, rules, fresh).faster,
    ).toBeNull();
  });

  it.each([
    [60, 49, 15],
    [60, 50, 10],
    [15, 12, 15],
    [15, 13, 10],
    [14, 1, 10],
  ])('%i min estimated and %i spent pays %i', (estimateMinutes, actualMinutes, amount) => {
    const pay = payFor({ difficulty: 'medium', priority: 'none', estimateMinutes, actualMinutes }, rules, fresh);
    expect(pay.amount).toBe(amount);
    expect(pay.faster).toBeNull();
  });
});
