import type { Task } from 'deepiri-sdk';

export type Placed = Pick<Task, 'id' | 'orderKey' | 'createdAt'>;

/** The order by hand; what has no place in it yet comes after, as it was made. */
export function byPlace(a: Placed, b: Placed): number {
  const key = ({ orderKey, createdAt, id }: Placed) => `${orderKey ?? '~'} ${createdAt} ${id}`;
  return key(a) < key(b) ? -1 : Number(key(a) > key(b));
}
