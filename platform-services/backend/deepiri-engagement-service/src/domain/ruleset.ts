import { localDayHours, type Ruleset } from 'deepiri-contracts';

/** Ruleset 1. Every number that awards, levels and streaks use stands here, and `GET /rules` answers it. */
export const ruleset: Ruleset = {
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
  level: { base: 100, growth: 1.5 },
  freezes: { initial: 2, everyDays: 7, maximum: 3 },
  localDay: { minimumHours: localDayHours.shortest },
  streakDay: { minimumHours: localDayHours.whole, sealedAfterDays: 70 },
};
