import { nameKey } from 'deepiri-contracts/words';

export type Named = { id: string; name: string };

const PLUS = /(?<!\S)\+\S/u;

/** Whether a line has a sign before which no project needs to be looked for. */
export function mayNameProject(text: string): boolean {
  return PLUS.test(text);
}

/** `+` and the name of a project, the longest that fits; `+1` and what is no project stay text. */
export function projectPattern(projects: readonly Named[]): RegExp {
  const names = projects
    .map(({ name }) => name)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+'));
  return new RegExp(`(?<!\\S)\\+(${names.length > 0 ? names.join('|') : '(?!)'})(?![^\\s,.;:!?)])`, 'giu');
}

/** The project that is meant, upper or lower case. */
export function projectNamed(projects: readonly Named[], name: string): Named | undefined {
  const key = nameKey(name);
  return projects.find((project) => nameKey(project.name) === key);
}
