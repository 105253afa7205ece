export const LONGEST_WAIT_MS = 30_000;

/**
 * How long to wait before the next try: doubles with each failed try, never above 30 s, and half of it is chance,
 * so that what failed together does not come back together.
 * @param attempts tries that have failed so far, 1 or more
 * @param random 0 ≤ x < 1
 */
export function backoff(attempts: number, firstMs: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, firstMs * 2 ** (attempts - 1));
  return full / 2 + (full / 2) * random;
}
