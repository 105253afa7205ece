import type { Tables } from './tables.ts';

const BATCH = 500;

/**
 * Removes one small batch of events that every registered group has finished and that were published before `before`
 * (milliseconds since the epoch). What a group has parked or given up stays.
 * @param after where the last call ended, 0 at first
 * @returns where to go on, undefined when there is nothing more
 */
export function trimBatch(tables: Tables, before: number, after: number): number | undefined {
  const head = tables.head();
  const finished = Math.min(tables.lowestPosition() ?? head, head);
  const oldest = tables.ages(after, finished, BATCH);
  const young = oldest.findIndex(({ at }) => at >= before);
  const old = young === -1 ? oldest : oldest.slice(0, young);
  const first = old[0];
  const last = old.at(-1);
  if (!first || !last) return undefined;
  tables.transaction(false, () => tables.remove(first.position, last.position));
  return old.length < BATCH ? undefined : last.position;
}
