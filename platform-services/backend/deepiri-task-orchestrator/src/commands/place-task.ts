import { problem, type TaskPlacement } from 'deepiri-contracts';
import { partOf } from 'deepiri-service-kit';
import { changed, type Decision, type Moment, unchanged } from '../domain/decision.ts';
import { comparePlaces, type Gap, type Placed, placesIn } from '../domain/position.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { beside } from '../store/order.ts';
import { listedOf, listedTask } from '../store/tasks.ts';
import { changeTask, checkVersion, type Target } from './change-task.ts';

/** Neighbours on each side that make room first; twice as many each time that is not enough. */
const FIRST_AROUND = 8;

/**
 * Gives a task another place in the order by hand. Moves of one person take turns; where several processes move at the
 * same moment two tasks may get the same position, which the next move between them takes apart.
 * @throws ProblemError not_found, invalid_body, stale_version
 */
export function placeTask(stores: Stores, target: Target, placement: TaskPlacement): Promise<StoredTask> {
  const { ownerId, id, context } = target;
  return stores.inTurn(`order ${ownerId}`, async () => {
    const task = await listedTask(stores, ownerId, id);
    checkVersion(task, target.expectedVersion);
    const anchor = await anchorOf(stores, task, placement);
    const gapOf = (around: number) => gap(stores, task, placement, anchor, around + 1);
    if (standsIn(await gapOf(0), task)) return task;
    const places = await room(gapOf, id);
    for (const { id: other, position } of places.slice(0, -1))
      await changeTask(stores, {
        id: other,
        ownerId,
        context: partOf(context, `room for ${id} at ${other}`),
        trashed: true,
        decide: placedAt(position),
      });
    return changeTask(stores, { ...target, decide: placedAt(places.at(-1)!.position) });
  });
}

const placedAt =
  (position: string) =>
  (task: StoredTask, moment: Moment): Decision =>
    task.position === position ? unchanged(task) : changed(task, { position }, moment, 'updated');

async function room(gapOf: (around: number) => Promise<Gap>, id: string): Promise<Placed[]> {
  for (let around = 0; ; around = around * 2 || FIRST_AROUND) {
    const places = placesIn(await gapOf(around), id, around);
    if (places) return places;
  }
}

/** The other task that a placement names. @throws ProblemError invalid_body */
async function anchorOf(stores: Stores, task: StoredTask, placement: TaskPlacement): Promise<StoredTask | null> {
  const [field, id] = Object.entries(placement)[0] as [keyof TaskPlacement, string | null];
  if (id === null) return null;
  const [anchor] = id === task.id ? [] : await listedOf(stores, task.ownerId, [id]);
  if (anchor) return anchor;
  const message = id === task.id ? 'is the task itself' : 'is not a task of yours';
  throw problem('invalid_body', `${field} ${message}. Name another task, or null for an end of the list.`, {
    errors: [{ pointer: `/${field}`, message }],
  });
}

/** The tasks on both sides of where the task is to go; the anchor is the nearest of its side. */
async function gap(
  stores: Stores,
  task: StoredTask,
  placement: TaskPlacement,
  anchor: StoredTask | null,
  count: number,
): Promise<Gap> {
  const isAfter = placement.after !== undefined;
  const ask = { ownerId: task.ownerId, from: anchor, without: task.id, count };
  const [left, right] = await Promise.all([
    anchor === null && isAfter ? [] : beside(stores, { ...ask, side: 'left' }),
    anchor === null && !isAfter ? [] : beside(stores, { ...ask, side: 'right' }),
  ]);
  if (anchor === null) return { left, right };
  return isAfter
    ? { left: [anchor, ...left].slice(0, count), right }
    : { left, right: [anchor, ...right].slice(0, count) };
}

function standsIn({ left: [before], right: [after] }: Gap, task: StoredTask): boolean {
  return (!before || comparePlaces(before, task) < 0) && (!after || comparePlaces(task, after) < 0);
}
