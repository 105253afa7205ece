import { nameKey } from '../words.ts';
import { type Filter, FilterError } from './ast.ts';
import { sayable } from './complete.ts';
import { isProjectId } from './terms.ts';
import { tokensOf, type Value } from './tokens.ts';

/** The names that a filter calls projects by, as they are written. */
export function projectNamesIn(filter: Filter): string[] {
  return projectsIn(filter).filter((value) => !isProjectId(value));
}

/** The ids that a filter calls projects by. */
export function projectIdsIn(filter: Filter): string[] {
  return projectsIn(filter).filter(isProjectId);
}

function projectsIn(filter: Filter): string[] {
  if (filter.kind === 'not') return projectsIn(filter.of);
  if ('of' in filter) return filter.of.flatMap(projectsIn);
  return filter.kind === 'id' && filter.field === 'project' ? [...filter.values] : [];
}

/** The line with a project called by its new name; everything else stays as it is written. */
export function withProjectRenamed(line: string, { id, from, to }: { id: string; from: string; to: string }): string {
  const [word = id] = sayable(to);
  const values = projectValuesIn(line).filter(({ text }) => nameKey(text) === nameKey(from));
  return values.reduceRight((text, { start, end }) => text.slice(0, start) + word + text.slice(end), line);
}

function projectValuesIn(line: string): Value[] {
  try {
    return tokensOf(line).flatMap((token) =>
      token.kind === 'term' && token.field.text === 'project' ? token.values : [],
    );
  } catch (error) {
    if (error instanceof FilterError) return [];
    throw error;
  }
}
