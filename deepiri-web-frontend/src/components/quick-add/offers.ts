import type { Completion } from 'deepiri-contracts/filter';
import { difficultyWords, priorityWords, type QuickLanguage } from 'deepiri-contracts/quick';
import type { Project, Task } from 'deepiri-sdk';

type Means =
  | { means: 'label' | 'priority' | 'difficulty' | 'estimate' | 'newProject' }
  /** For a task that has been added already. */
  | { means: 'projectFor'; task: Task; rest: string }
  | { means: 'project'; color: Project['color'] };

/** What can stand behind a sign: the text that takes the place of what was begun, and what it means. */
export type QuickOffer = Completion & Means;

export type Known = {
  language: QuickLanguage;
  labels: readonly string[];
  projects: readonly Pick<Project, 'name' | 'color'>[];
  /** Whether a project can be made right now. */
  mayCreate: boolean;
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

function choicesFor(
  [whole, label, project = '', priority, difficulty]: RegExpExecArray,
  known: Known,
): readonly Choice[] {
  if (label !== undefined)
    return known.labels.filter((name) => ONE_WORD.test(name)).map((insert) => ({ insert, means: 'label' }));
  if (whole.startsWith('+')) return projectsFor(project, known);
  if (priority !== undefined) return marks('priority', priorityWords[known.language]);
  if (difficulty !== undefined) return marks('difficulty', difficultyWords[known.language]);
  return DURATIONS.map((insert) => ({ insert, means: 'estimate' }));
}

function marks(means: 'priority' | 'difficulty', words: Readonly<Record<string, string>>): Choice[] {
  return Object.values(words).map((insert) => ({ insert, means }));
}

function projectsFor(begun: string, { projects, mayCreate }: Known): Choice[] {
  const there = projects.map(({ name, color }): Choice => ({ insert: name, means: 'project', color }));
  const isTaken = projects.some(({ name }) => name.toLowerCase() === begun.toLowerCase());
  // Behind a blank goes on the line; a name of several words is made in the room of the projects.
  const isNew = mayCreate && !isTaken && /^\p{L}\S*$/u.test(begun);
  return isNew ? [...there, { insert: begun, means: 'newProject' }] : there;
}

const NAMED = /(?<!\S)\+(\p{L}\S*?)(?=[,.;:!?)]*(?:\s|$))/gu;

/** The first project that a title names and that is not there, and the title without it. */
export function unmadeIn(
  title: string,
  projects: readonly Pick<Project, 'name'>[],
): { name: string; rest: string } | null {
  for (const { 0: mark, 1: name = '', index } of title.matchAll(NAMED)) {
    if (projects.some((project) => beginsWith(title.slice(index + 1), project.name))) continue;
    const rest = `${title.slice(0, index).trimEnd()} ${title.slice(index + mark.length).trimStart()}`;
    return { name, rest: rest.replace(/ (?=[,.;:!?)])/, '').trim() || title };
  }
  return null;
}

function beginsWith(text: string, name: string): boolean {
  return text.toLowerCase().startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

/** What begins with the text comes before what only has it in it; what is written out already does not come. */
function fitting(choices: readonly Choice[], begun: string): Choice[] {
  const wanted = begun.toLowerCase();
  const names = (choice: Choice) => choice.insert.toLowerCase();
  const made = choices.filter(({ means }) => means === 'newProject');
  const others = choices.filter((choice) => choice.means !== 'newProject' && names(choice) !== wanted);
  const first = others.filter((choice) => names(choice).startsWith(wanted));
  const inside = others.filter((choice) => !names(choice).startsWith(wanted) && isPartOf(names(choice), wanted));
  return [...[...first, ...inside].slice(0, MOST - made.length), ...made];
}

/** Whether a later word of the name begins so. */
function isPartOf(name: string, wanted: string): boolean {
  return wanted !== '' && name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
}
