import type { StoredTask } from '../domain/task.ts';
import { jsonBytes, PAGE_BYTES } from './page-size.ts';

export type Page = { items: StoredTask[]; next: string | undefined };
export type Read = (limit: number, cursor: string | undefined) => Promise<Page>;
/** Which of some tasks are wanted. */
export type Sieve = (tasks: readonly StoredTask[]) => Promise<ReadonlySet<StoredTask>>;

/** Tasks that are read at once, and the length of a page when nobody says. */
export const STEP = 50;
/** Tasks that are looked at for one page when few of them are wanted. */
const LOOKED_AT = 2_000;

/**
 * A page in steps, because tasks can be large: it ends with the last task that its bytes have room for, and early when
 * many had to be looked at. Where it ends within a step, that part is read again for its cursor.
 */
export async function boundedPage(read: Read, sieve: Sieve | undefined, limit: number, cursor?: string): Promise<Page> {
  const items: StoredTask[] = [];
  let [room, lookedAt, next] = [PAGE_BYTES, 0, cursor];
  do {
    const size = sieve ? STEP * 4 : Math.min(STEP, limit - items.length);
    const step = await read(size, next);
    const wanted = sieve ? await sieve(step.items) : new Set(step.items);
    const part = fitting(step.items, wanted, { room, count: limit - items.length, isFirst: items.length === 0 });
    items.push(...part.items);
    if (part.read < step.items.length)
      return { items, next: part.read > 0 ? (await read(part.read, next)).next : next };
    room -= part.bytes;
    lookedAt += step.items.length;
    next = step.next;
  } while (next !== undefined && items.length < limit && lookedAt < LOOKED_AT);
  return { items, next };
}

type Space = { room: number; count: number; isFirst: boolean };

/** Those of a step that there is space for, and how much of the step was read for them. */
function fitting(tasks: readonly StoredTask[], wanted: ReadonlySet<StoredTask>, { room, count, isFirst }: Space) {
  const items: StoredTask[] = [];
  let [bytes, read] = [0, 0];
  for (const task of tasks) {
    if (items.length === count) break;
    if (wanted.has(task)) {
      const size = jsonBytes(task);
      if (bytes + size > room && !(isFirst && items.length === 0)) break;
      bytes += size;
      items.push(task);
    }
    read++;
  }
  return { items, bytes, read };
}
