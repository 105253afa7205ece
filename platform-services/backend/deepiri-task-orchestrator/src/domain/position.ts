import { BASE_62_DIGITS, generateNKeysBetween } from 'fractional-indexing';

/** What has a place in the order by hand. Equal positions are in the order of their ids. */
export type Placed = { id: string; position: string };

/** Keys grow by a digit with every few moves to the same place; at this length the neighbours make room instead. */
export const LONGEST_POSITION = 32;

const BASE = BigInt(BASE_62_DIGITS.length);
/** Digits of the whole part of a key that begins with `T`; milliseconds fit in until the year 2081. */
const WHOLE_DIGITS = 7;
const NEWEST = BASE ** BigInt(WHOLE_DIGITS) - 1n;
const FRACTION_DIGITS = 4;

/**
 * The place of a task that nobody has placed: before all that were made earlier. It follows from the task alone, so that
 * making one reads nothing; the end of the id keeps those of one millisecond apart.
 */
export function firstPosition(createdAt: string, id: string): string {
  const whole = digits(NEWEST - BigInt(Date.parse(createdAt)), WHOLE_DIGITS);
  const chance = BigInt(`0x${id.slice(-6)}`) % BASE ** BigInt(FRACTION_DIGITS);
  return `T${whole}${digits(chance, FRACTION_DIGITS).replace(/0+$/, '')}`;
}

function digits(value: bigint, count: number): string {
  let [text, rest] = ['', value];
  for (let at = 0; at < count; at++) {
    text = BASE_62_DIGITS[Number(rest % BASE)] + text;
    rest /= BASE;
  }
  return text;
}

export function comparePlaces(a: Placed, b: Placed): number {
  return compare(a.position, b.position) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The tasks on both sides of a gap, the nearest first. One that has fewer than it could have ends there. */
export type Gap = { left: readonly Placed[]; right: readonly Placed[] };

/**
 * New positions that put a task into a gap, its own last. Where there is no room between its neighbours, `around` of them
 * on each side get others too. In this order each write leaves the order of the others as it was.
 * @returns null when these neighbours have no room either
 */
export function placesIn({ left, right }: Gap, id: string, around: number): Placed[] | null {
  const before = left.slice(0, around).toReversed();
  const after = right.slice(0, around);
  const keys = keysBetween(left[around], right[around], before.length + 1 + after.length);
  if (!keys) return null;
  const moved = [...before, ...after].map((task, at) => ({
    id: task.id,
    from: task.position,
    position: keys[at < before.length ? at : at + 1] as string,
  }));
  const rightwards = moved.filter(({ from, position }) => position > from).toReversed();
  const leftwards = moved.filter(({ from, position }) => position < from);
  const places = [...rightwards, ...leftwards].map((one) => ({ id: one.id, position: one.position }));
  return [...places, { id, position: keys[before.length] as string }];
}

function keysBetween(from: Placed | undefined, to: Placed | undefined, count: number): string[] | null {
  if (from && to && from.position >= to.position) return null;
  const keys = generateNKeysBetween(from?.position, to?.position, count);
  return keys.every(({ length }) => length <= LONGEST_POSITION) ? keys : null;
}
