import { difficultyWords, priorityWords, type QuickLanguage } from '../quick-marks.ts';
import type { taskDifficulties, taskPriorities } from '../task-words.ts';
import { monthNames } from './calendar.ts';
import { germanMonthNames } from './german-words.ts';
import { type Named, NEW_PROJECT, newName, projectNamed, projectPattern } from './projects.ts';
import { MASK } from './words.ts';

/** A mark that a person types on purpose, such as `#work`, `!high`, `~45m` or `*hard`. */
export type Mark =
  | { field: 'labels'; value: string }
  | { field: 'priority'; value: (typeof taskPriorities)[number] }
  | { field: 'difficulty'; value: (typeof taskDifficulties)[number] }
  | { field: 'estimateMinutes'; value: number }
  | { field: 'projectId' | 'newProject'; value: string };

export type FoundMark = Mark & { start: number; end: number };

const LABEL = /(?<![^\s,])#([^\s#]*[\p{L}\p{N}_])/gu;
/** `#42` is an issue that the title tells of. */
const NUMBERS = /^[\d,]+$/;
/** What a word stands for, in whatever language. */
const meanings = (words: Record<QuickLanguage, Record<string, string>>) =>
  new Map(Object.values(words).flatMap((one) => Object.entries(one).map(([value, word]) => [word, value])));
const PRIORITIES = meanings(priorityWords);
const DIFFICULTIES = meanings(difficultyWords);
const oneOf = (words: ReadonlyMap<string, string>) => [...words.keys()].join('|');

const ENDS = '(?![^\\s,.;:!?)])';
const PRIORITY = new RegExp(`(?<!\\S)(?:!(${oneOf(PRIORITIES)}|[1-4])|p([1-4]))${ENDS}`, 'giu');
const DIFFICULTY = new RegExp(`(?<!\\S)\\*(${oneOf(DIFFICULTIES)})${ENDS}`, 'giu');
/** Without a sign German says it first, before a colon, or last. */
const PRESSING = /^\s*(dringend)(?=:)|(?<!\S)(dringend)(?=(?:\s+[#+*~]\S+)*\s*$)/giu;
const MINUTES = '(?:m|min|mins|minutes?|minuten)';
const HOURS = '(?:h|hr|hrs|hours?|std\\.?|stunden?)';
const WHEN = [...monthNames, ...germanMonthNames, 'pm', 'am(?! ?[\\p{L}\\d])', 'uhr', "o['’]?clock"].join('|');
/** "~8h 10 Dec", "~8h 10. Dez", "~1h 15:30": the number belongs to a day or a time of day. */
const OF_WHEN = `(?![.:,/]?\\d|\\.? ?(?:of )?(?:${WHEN})(?!\\p{L}))`;
const ESTIMATE = new RegExp(
  `(?<!\\S)~ ?(?:(\\d{1,2}(?:[.,]\\d{1,2})?) ?${HOURS}(?:([0-5]?\\d)(?: ?${MINUTES})?| ([0-5]?\\d)(?: ?${MINUTES}|${OF_WHEN}))?|(\\d{1,4}) ?${MINUTES})(?![^\\s,.;:!?)])`,
  'giu',
);

const MAX_LABEL = 50;
const BY_NUMBER = ['urgent', 'high', 'medium', 'low'] as const;

export type MarkOptions = {
  /** What `+` may name. */
  projects?: readonly Named[];
  /** Whether `+` may also name one that is not there. */
  makesProject?: boolean;
  language?: QuickLanguage;
};

/** Every mark of a line, in order. */
export function findMarks(text: string, options: MarkOptions = {}): FoundMark[] {
  const { language = 'en' } = options;
  return [
    ...findProjects(text, options),
    ...all(text, LABEL, ([, label]) => labelMark(label!)),
    ...all(text, PRIORITY, ([, name, number]) => ({ field: 'priority', value: priorityOf(name ?? number!) })),
    ...all(text, DIFFICULTY, ([, name]) => ({ field: 'difficulty', value: difficultyOf(name!) })),
    ...(language === 'de' ? all(text, PRESSING, () => ({ field: 'priority', value: 'urgent' })) : []),
    ...all(text, ESTIMATE, ([, hours, joined, apart, only]) => {
      const minutes = Number(joined ?? apart ?? 0);
      const value = only ? Number(only) : Math.round(Number(hours!.replace(',', '.')) * 60) + minutes;
      return value > 0 ? { field: 'estimateMinutes', value } : undefined;
    }),
  ].sort((a, b) => a.start - b.start);
}

function* all(text: string, pattern: RegExp, read: (match: RegExpExecArray) => Mark | undefined): Generator<FoundMark> {
  for (const match of text.matchAll(pattern)) {
    const mark = match[0].includes(MASK) ? undefined : read(match);
    if (mark) yield { ...mark, start: match.index, end: match.index + match[0].length };
  }
}

function labelMark(label: string): Mark | undefined {
  return label.length > MAX_LABEL || NUMBERS.test(label) ? undefined : { field: 'labels', value: label };
}

/** Projects that are there; only where none is named, the first that could be made. */
function findProjects(text: string, { projects = [], makesProject = false }: MarkOptions): FoundMark[] {
  const known = [...all(text, projectPattern(projects), ([, quoted, name]) => projectMark(projects, quoted ?? name!))];
  if (known.length > 0 || !makesProject) return known;
  return [
    ...all(text, NEW_PROJECT, (match) => {
      const name = newName(match);
      return name === undefined ? undefined : (projectMark(projects, name) ?? { field: 'newProject', value: name });
    }),
  ].slice(0, 1);
}

function projectMark(projects: readonly Named[], name: string): Mark | undefined {
  const project = projectNamed(projects, name);
  return project && { field: 'projectId', value: project.id };
}

function priorityOf(name: string) {
  return BY_NUMBER[Number(name) - 1] ?? (PRIORITIES.get(name.toLowerCase()) as (typeof taskPriorities)[number]);
}

function difficultyOf(name: string) {
  return DIFFICULTIES.get(name.toLowerCase()) as (typeof taskDifficulties)[number];
}
