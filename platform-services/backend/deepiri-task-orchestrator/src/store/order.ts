import type { Where } from 'deepiri-stores';
import { comparePlaces, type Placed } from '../domain/position.ts';
import type { StoredTask } from '../domain/task.ts';
import type { Stores } from './collections.ts';

type Side = 'left' | 'right';

/**
 * The tasks beside a place in the order by hand, the nearest first.
 * @param from the place itself; null is beyond the end on the other side
 */
export async function beside(
  { tasks }: Stores,
  { ownerId, from, side, without, count }: Place,
): Promise<readonly Placed[]> {
  const where: Where<StoredTask> = { ownerId, bin: 'list' };
  if (from) where.position = side === 'right' ? { gte: from.position } : { lte: from.position };
  const direction = side === 'right' ? ('asc' as const) : ('desc' as const);
  const isBeyond = (task: Placed) => from === null || comparePlaces(task, from) * (side === 'right' ? 1 : -1) > 0;
  const found: Placed[] = [];
  let after: string | undefined;
  do {
    const page = await tasks.find({
      where,
      order: { field: 'position', direction },
      limit: count + 2,
      ...(after ? { after } : {}),
    });
    for (const { id, position } of page.items)
      if (id !== without && isBeyond({ id, position })) found.push({ id, position });
    after = page.next;
  } while (after !== undefined && found.length < count);
  return found.slice(0, count);
}

type Place = { ownerId: string; from: Placed | null; side: Side; without: string; count: number };
