import type { Completion } from 'deepiri-contracts/filter';
import { difficultyWords, priorityWords, type QuickLanguage } from 'deepiri-contracts/quick';
import type { Project } from 'deepiri-sdk';

type Means =
  | { means: 'label' | 'difficulty' | 'estimate' }
  | { means: 'priority'; priority: keyof (typeof priorityWords)[QuickLanguage] }
  | { means: 'project'; color: Project['color'] };

/** What can stand behind a sign: the text that takes the place of what was begun, and what it means. */
export type QuickOffer = Completion & Means;

export type Known = {
  language: QuickLanguage;
  labels: readonly string[];
  projects: readonly Pick<Project, 'name' | 'color'>[];
};

const MOST = 8;
const DURATIONS = ['15m', '30m', '45m', '1h', '2h'];
const BEGUN = /(?:^|(?<=[\s,]))#([^\s#]*)$|(?:^|(?<=\s))(?:\+(\S(?:(?!\s[#+!*~]).)*)?|!(\p{L}*)|\*(\p{L}*)|~(\w*))$/u;
/** What `#` can name: nothing in it ends the mark, and it is not the number of an issue. */
const ONE_WORD = /^(?![\d,]+$)[^\s#]*[\p{L}\p{N}_]$/u;

type Choice = { insert: string } & Means;

/** What quick-add can complete at a place in the line; nothing in the middle of a word. */
export function offersAt(text: string, caret: number, known: Known): QuickOffer[] {
  if (/\S/.test(text[caret] ?? '')) return [];
  const signed = BEGUN.exec(text.slice(0, caret));
  if (!signed) return [];
  const begun = signed[0].slice(1);
  return fitting(choicesFor(signed, known), begun).map((choice) => ({
    ...choice,
    start: caret - begun.length,
    end: caret,
  }));
}

function choicesFor([whole, label, , priority, difficulty]: RegExpExecArray, known: Known): readonly Choice[] {
  if (label !== undefined)
    return known.labels.filter((name) => ONE_WORD.test(name)).map((insert) => ({ insert, means: 'label' }));
  if (whole.startsWith('+'))
    return known.projects.map(({ name, color }) => ({ insert: name, means: 'project', color }));
  if (priority !== undefined) return prioritiesIn(known.language);
  if (difficulty !== undefined)
    return Object.values(difficultyWords[known.language]).map((insert) => ({ insert, means: 'difficulty' }));
  return DURATIONS.map((insert) => ({ insert, means: 'estimate' }));
}

function prioritiesIn(language: QuickLanguage): Choice[] {
  const words = priorityWords[language];
  return (Object.keys(words) as (keyof typeof words)[]).map((priority) => ({
    insert: words[priority],
    means: 'priority',
    priority,
  }));
}

/** A name in quotes is begun with one. */
const QUOTE = /^["“”„«]/;

/** What begins with the text comes before what only has it in it; what is written out already does not come. */
function fitting(choices: readonly Choice[], begun: string): Choice[] {
  const names = (choice: Choice) => choice.insert.toLowerCase();
  const isProject = choices[0]?.means === 'project';
  const wanted = (isProject ? begun.replace(QUOTE, '') : begun).toLowerCase();
  const others = choices.filter((choice) => names(choice) !== wanted);
  const first = others.filter((choice) => names(choice).startsWith(wanted));
  const inside = others.filter((choice) => !names(choice).startsWith(wanted) && isPartOf(names(choice), wanted));
  return [...first, ...inside].slice(0, MOST);
}

/** Whether a later word of the name begins so. */
function isPartOf(name: string, wanted: string): boolean {
  return wanted !== '' && name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
}
