import type { Placed } from './by-place.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const first = DIGITS.charAt(1);
const last = DIGITS.charAt(DIGITS.length - 1);

/** The digit in the middle of two, the lower one where there is none between. */
const middle = (low: number, high: number) => DIGITS.charAt(Math.floor((low + high) / 2));

/** A key after another, as short as it can be, so that appending does not make keys long. */
function keyAfter(key: string): string {
  const end = key.slice(-1);
  if (end === '' || end === last) return key + first;
  return key.slice(0, -1) + DIGITS.charAt(DIGITS.indexOf(end) + 1);
}

/**
 * A key between two, read as fractions, so that something can be put anywhere without moving the rest.
 * @param low null for the beginning
 * @param high null for the end
 * @throws RangeError when nothing fits between, because they are not in order
 */
export function keyBetween(low: string | null, high: string | null): string {
  if (high === null) return keyAfter(low ?? '');
  if ((low ?? '') >= high) throw new RangeError(`nothing is between ${low} and ${high}`);
  let key = '';
  for (let at = 0, free = false; ; at++) {
    const from = DIGITS.indexOf(low?.charAt(at) || DIGITS.charAt(0));
    const to: number = free ? DIGITS.length : DIGITS.indexOf(high.charAt(at) || DIGITS.charAt(0));
    if (to - from > 1) return key + middle(from, to);
    key += DIGITS.charAt(from);
    // Once it is below the upper one, everything is free above the lower one.
    free ||= to - from === 1;
  }
}

/**
 * The keys that put one of some tasks at another place: its own alone where that is enough, else those of all.
 * @param tasks in their order
 */
export function placed(tasks: readonly Placed[], id: string, to: number): Map<string, string> {
  const moved = tasks.find((task) => task.id === id);
  if (!moved) return new Map();
  const order = tasks.filter((task) => task !== moved);
  order.splice(to, 0, moved);
  const at = order.indexOf(moved);
  const [before, after] = [order[at - 1], order[at + 1]];
  const low = before ? before.orderKey : null;
  const fits = (!before || low !== null) && (!after || (after.orderKey !== null && (low ?? '') < after.orderKey));
  if (fits) return new Map([[id, keyBetween(low, after?.orderKey ?? null)]]);
  const keys = new Map<string, string>();
  let key = '';
  for (const task of order) {
    key = keyAfter(key);
    if (task.orderKey !== key) keys.set(task.id, key);
  }
  return keys;
}
