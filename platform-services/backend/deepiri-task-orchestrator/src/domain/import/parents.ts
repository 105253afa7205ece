import { MAX_LEVELS } from '../subtasks.ts';

/**
 * Which of the tasks of a file cannot be where it puts them: below themselves, or below too many others. When those stand
 * by themselves, the rest can stay.
 * @param parents by key of a task, that of the task it belongs to
 * @param most levels that there may be
 */
export function misplaced(parents: ReadonlyMap<string, string | null>, most = MAX_LEVELS): Set<string> {
  const levels = new Map<string, number>();
  const cut = new Set<string>();
  for (const key of parents.keys()) {
    const chain = chainFrom(key, parents, levels);
    for (const one of chain.toReversed()) {
      const above = parents.get(one);
      const level = above && parents.has(above) ? (levels.get(above) ?? most) + 1 : 1;
      if (level > most) cut.add(one);
      levels.set(one, level > most ? 1 : level);
    }
  }
  return cut;
}

/** From a task up to the first whose level is known, or to where the way comes back to itself. */
function chainFrom(key: string, parents: ReadonlyMap<string, string | null>, levels: ReadonlyMap<string, number>) {
  const chain = new Set<string>();
  for (let at: string | null | undefined = key; at && parents.has(at) && !levels.has(at) && !chain.has(at); ) {
    chain.add(at);
    at = parents.get(at);
  }
  return [...chain];
}
