import type { taskDifficulties, taskPriorities } from './task-words.ts';

/** Languages in which a line can be written. What is marked (`!high`) is understood in each of them. */
export const quickLanguages = ['en', 'de'] as const;
export type QuickLanguage = (typeof quickLanguages)[number];

type Words<T extends string> = Readonly<Record<QuickLanguage, Readonly<Record<T, string>>>>;

/** What stands behind `!`, the most pressing first. */
export const priorityWords: Words<Exclude<(typeof taskPriorities)[number], 'none'>> = {
  en: { urgent: 'urgent', high: 'high', medium: 'medium', low: 'low' },
  de: { urgent: 'dringend', high: 'hoch', medium: 'mittel', low: 'niedrig' },
};

/** What stands behind `*`, the easiest first. */
export const difficultyWords: Words<(typeof taskDifficulties)[number]> = {
  en: { trivial: 'trivial', easy: 'easy', medium: 'medium', hard: 'hard', epic: 'epic' },
  de: { trivial: 'trivial', easy: 'leicht', medium: 'mittel', hard: 'schwer', epic: 'episch' },
};
