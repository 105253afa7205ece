/** Why a day counts, and what an award is made of. */
export const reasons = {
  dayReason: {
    completed_one: '{{count}} task completed for {{xp}} XP.',
    completed_other: '{{count}} tasks completed for {{xp}} XP.',
    keeps_streak_one: 'Complete one task today to keep the streak of {{count}} day.',
    keeps_streak_other: 'Complete one task today to keep the streak of {{count}} days.',
    begins_streak: 'Complete one task today to begin a streak.',
    before_joining: 'Before you joined.',
    nothing_done: 'Nothing was completed.',
    cut_short: 'A change of time zone cut this day short, so it does not count against you.',
    freeze_used_one: 'Nothing was completed; a freeze kept the streak of {{count}} day.',
    freeze_used_other: 'Nothing was completed; a freeze kept the streak of {{count}} days.',
    no_freeze_left_one: 'Nothing was completed, and no freeze was left: the streak of {{count}} day ended.',
    no_freeze_left_other: 'Nothing was completed, and no freeze was left: the streak of {{count}} days ended.',
    freezes_kept: 'Nothing was completed. The freezes were too few for the whole gap, so none was spent.',
    freezes_too_few_one:
      'Nothing was completed, and {{freezes}} could not cover the gap: the streak of {{count}} day ended.',
    freezes_too_few_other:
      'Nothing was completed, and {{freezes}} could not cover the gap: the streak of {{count}} days ended.',
    freezes_one: '{{count}} freeze',
    freezes_other: '{{count}} freezes',
  },

  term: {
    difficulty: {
      trivial: '{{value}} for a trivial task',
      easy: '{{value}} for an easy task',
      medium: '{{value}} for a medium task',
      hard: '{{value}} for a hard task',
      epic: '{{value}} for an epic task',
    },
    urgent: '{{value}} more, because it was urgent',
    faster_than_estimate: '{{value}} more, because it took {{spent}} of {{estimate}} estimated minutes',
    streak_one: '{{value}} for the streak of {{count}} day before this one',
    streak_other: '{{value}} for the streak of {{count}} days before this one',
    streakMost_one: '{{value}} for the streak of {{count}} day before this one, which is the most',
    streakMost_other: '{{value}} for the streak of {{count}} days before this one, which is the most',
    diminishing_ordinal_one: '{{part}}, because it was the {{count}}st completion of the day',
    diminishing_ordinal_two: '{{part}}, because it was the {{count}}nd completion of the day',
    diminishing_ordinal_few: '{{part}}, because it was the {{count}}rd completion of the day',
    diminishing_ordinal_other: '{{part}}, because it was the {{count}}th completion of the day',
    half: 'half',
    quarter: 'a quarter',
    percent: '{{percent}} %',
    reversal: '{{value}} taken back, because the task was opened again',
    /** Of entries from before it was kept what they depended on. */
    plain: {
      difficulty: '{{value}} for the difficulty',
      faster_than_estimate: '{{value}} more, because it took less than estimated',
      streak: '{{value}} for the streak',
      diminishing: 'less, because many tasks were completed that day',
    },
  },
};
