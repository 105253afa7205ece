import type { Task, TaskPlacement } from 'deepiri-sdk';
import { generateNKeysBetween } from 'fractional-indexing';
import type { MoveChange } from '../../../data/task-change.ts';

/** Beside which task, and on which side of it. */
export type Spot = { anchor: string; side: 'before' | 'after' };

/**
 * The changes that put tasks, in the order they have, to a spot of a list. None where they stand there already.
 * @param rows the list as it is shown
 */
export function movesTo(rows: readonly Task[], ids: ReadonlySet<string>, { anchor, side }: Spot): MoveChange[] {
  const moving = rows.filter(({ id }) => ids.has(id));
  const others = rows.filter(({ id }) => !ids.has(id));
  const at = others.findIndex(({ id }) => id === anchor) + (side === 'after' ? 1 : 0);
  if (moving.length === 0 || !others.some(({ id }) => id === anchor)) return [];
  const after = [...others.slice(0, at), ...moving, ...others.slice(at)];
  if (after.every(({ id }, index) => id === rows[index]?.id)) return [];
  const positions = positionsBetween(others[at - 1], others[at], moving.length);
  return moving.map((task, index) => ({
    type: 'move',
    task,
    to: index === 0 ? { [side]: anchor } : { after: (moving[index - 1] as Task).id },
    from: placeOf(task, rows, ids),
    position: positions[index] as string,
  }));
}

/** The changes of one step up or down. */
export function movesBy(rows: readonly Task[], ids: ReadonlySet<string>, step: 1 | -1): MoveChange[] {
  const places = rows.flatMap(({ id }, at) => (ids.has(id) ? [at] : []));
  const isOther = ({ id }: Task) => !ids.has(id);
  const anchor =
    step === 1
      ? rows.slice((places.at(-1) ?? rows.length) + 1).find(isOther)
      : rows.slice(0, places[0] ?? 0).findLast(isOther);
  return anchor ? movesTo(rows, ids, { anchor: anchor.id, side: step === 1 ? 'after' : 'before' }) : [];
}

/** How to get back to where a task stands: behind the row above it, which goes back before it does. */
function placeOf(task: Task, rows: readonly Task[], ids: ReadonlySet<string>): TaskPlacement {
  const at = rows.indexOf(task);
  const above = rows[at - 1];
  if (above) return { after: above.id };
  const below = rows.slice(at).find(({ id }) => !ids.has(id));
  return below ? { before: below.id } : { after: null };
}

/** As the platform would choose them; where two neighbours are equal it makes room, until then the order by id must do. */
function positionsBetween(above: Task | undefined, below: Task | undefined, count: number): string[] {
  const [from, to] = [above?.position ?? null, below?.position ?? null];
  if (from !== null && to !== null && from >= to) return new Array<string>(count).fill(from);
  return generateNKeysBetween(from, to, count);
}
