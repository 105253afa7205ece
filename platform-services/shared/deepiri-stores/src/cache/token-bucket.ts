import type { Limit, Taken } from './port.ts';

/** `at` is in milliseconds. */
export type Bucket = { tokens: number; at: number };

/** Covers what is lost to rounding when a caller waits exactly as long as it was told. */
export const ROUNDING = 1e-9;

/** Takes tokens from a bucket (C1); a bucket that was never used is full. Adapters that count elsewhere do the same arithmetic there. */
export function takeTokens(
  bucket: Bucket | undefined,
  limit: Limit,
  cost: number,
  now: number,
): { bucket: Bucket; taken: Taken } {
  const at = Math.max(now, bucket?.at ?? now);
  const filled = bucket ? bucket.tokens + ((at - bucket.at) / 1_000) * limit.perSecond : limit.burst;
  const tokens = Math.min(limit.burst, filled);
  const allowed = tokens + ROUNDING >= cost;
  const left = allowed ? Math.max(0, tokens - cost) : tokens;
  return { bucket: { tokens: left, at }, taken: takenOf({ allowed, left }, limit, cost) };
}

/** What is told to the caller. @param left tokens after what was taken */
export function takenOf({ allowed, left }: { allowed: boolean; left: number }, limit: Limit, cost: number): Taken {
  const awaited = (allowed ? limit.burst : cost) - left;
  return {
    allowed,
    remaining: Math.floor(left + ROUNDING),
    resetSeconds: awaited <= 0 ? 0 : awaited / limit.perSecond,
  };
}
