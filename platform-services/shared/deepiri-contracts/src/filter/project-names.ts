import { nameKey } from '../words.ts';
import type { ProjectNames } from './ast.ts';

/** What a filter may call projects by, of those that there are. */
export function projectNames(projects: readonly { id: string; name: string }[]): ProjectNames {
  return new Map(projects.map(({ id, name }) => [nameKey(name), id]));
}
