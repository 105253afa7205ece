import { nameKey } from '../words.ts';

export type Named = { id: string; name: string };

const PLUS = /(?<!\S)\+\S/u;

/** Whether a line has a sign before which no project needs to be looked for. */
export function mayNameProject(text: string): boolean {
  return PLUS.test(text);
}

const OPENS = '["“”„«]';
const CLOSES = '["“”»]';
const NOT_IN_A_NAME = '\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069';
const LONGEST_NAME = 80;

/** `+` and the name of a project, the longest that fits, in quotes or not; `+1` and what is no project stay text. */
export function projectPattern(projects: readonly Named[]): RegExp {
  const names = projects
    .map(({ name }) => name)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+'));
  const any = names.length > 0 ? names.join('|') : '(?!)';
  return new RegExp(`(?<!\\S)\\+(?:${OPENS}\\s*(${any})\\s*${CLOSES}|(${any}))(?![^\\s,.;:!?)])`, 'giu');
}

/** What can name a project that is not there: a word that begins with a letter, or anything with one in quotes. */
export const NEW_PROJECT = new RegExp(
  `(?<!\\S)\\+(?:${OPENS}([^"“”„«»${NOT_IN_A_NAME}]*)${CLOSES}|(\\p{L}[^\\s${NOT_IN_A_NAME}]*?))(?=[,.;:!?)]*(?:\\s|$))`,
  'gu',
);

/** The name that a new project would have; undefined where it can have none. */
export function newName([, quoted, word]: RegExpExecArray): string | undefined {
  const name = (quoted ?? word ?? '').trim().replaceAll(/\s+/gu, ' ');
  return /\p{L}/u.test(name) && [...name].length <= LONGEST_NAME ? name : undefined;
}

/** The project that is meant, upper or lower case. */
export function projectNamed(projects: readonly Named[], name: string): Named | undefined {
  const key = nameKey(name);
  return projects.find((project) => nameKey(project.name) === key);
}
