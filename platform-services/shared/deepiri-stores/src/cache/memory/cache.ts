import { leastRecent } from '../../least-recent.ts';
import type { Cache } from '../port.ts';
import { type Bucket, takeTokens } from '../token-bucket.ts';

const MOST_VALUES = 50_000;
const MOST_BUCKETS = 100_000;

/**
 * A cache in this process. Values are kept as JSON, so that they come back as they would from another process.
 * @param now milliseconds since 1970
 */
export function memoryCache(now: () => number): Cache {
  const values = leastRecent<{ json: string; until: number }>(MOST_VALUES);
  const buckets = leastRecent<Bucket>(MOST_BUCKETS);
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new Error('the cache is closed');
  }

  return {
    async get(key) {
      assertOpen();
      const value = values.get(key);
      if (!value) return undefined;
      if (value.until > now()) return JSON.parse(value.json) as unknown;
      values.delete(key);
      return undefined;
    },
    async set(key, value, ttlSeconds) {
      assertOpen();
      const json = JSON.stringify(value);
      if (json === undefined) values.delete(key);
      else values.set(key, { json, until: now() + ttlSeconds * 1_000 });
    },
    async delete(key) {
      assertOpen();
      values.delete(key);
    },
    async take(key, limit, cost = 1) {
      assertOpen();
      const { bucket, taken } = takeTokens(buckets.get(key), limit, cost, now());
      buckets.set(key, bucket);
      return taken;
    },
    async ping() {
      assertOpen();
    },
    async close() {
      closed = true;
      values.clear();
      buckets.clear();
    },
  };
}
