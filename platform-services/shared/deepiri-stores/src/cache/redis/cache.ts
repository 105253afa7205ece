import type { StoreLog } from '../../log.ts';
import { connectRedis } from '../../redis/connection.ts';
import { memoryCache } from '../memory/cache.ts';
import type { Cache, Limit } from '../port.ts';
import { takenOf } from '../token-bucket.ts';
import { whileUp } from './outage.ts';
import { take } from './take.ts';
import { takeTogether } from './together.ts';

/** Longest that a request waits for the cache. */
const LIMIT_MS = 100;

type Options = { now: (() => number) | undefined; log: StoreLog | undefined };

/**
 * Opens a cache on a Redis server. While the server is down nothing is found or kept, and buckets are counted in this
 * process (C1): limits are wider then, by as many times as there are processes.
 */
export async function openRedisCache(url: string, { now, log }: Options): Promise<Cache> {
  const { run, ping, close, prefix } = await connectRedis(url, 'cache');
  const instead = memoryCache(now ?? Date.now);
  const attempt = whileUp(log);
  const valueKey = (key: string) => `${prefix}:cache:${key}`;
  const bucketKey = (key: string) => `${prefix}:bucket:${key}`;
  const remove = async (key: string) => void (await run((redis) => redis.del(valueKey(key)), LIMIT_MS));

  async function takeTimes(key: string, limit: Limit, cost: number, times: number) {
    const values = [limit.burst, limit.perSecond, cost, times, now?.() ?? ''];
    const answer = await run((redis) => take(redis, [bucketKey(key)], values), LIMIT_MS);
    const [allowed, left] = answer as [number, string];
    return { allowed, left: Number(left) };
  }
  async function takeMany(key: string, limit: Limit, cost: number) {
    const { allowed, left } = await takeTimes(key, limit, cost, 1);
    return takenOf({ allowed: allowed === 1, left }, limit, cost);
  }
  const together = takeTogether((key, limit, times) => takeTimes(key, limit, 1, times));

  return {
    async get(key) {
      const stored = await attempt(
        () => run((redis) => redis.get(valueKey(key)), LIMIT_MS),
        () => null,
      );
      if (stored === null) return undefined;
      const { until, value } = JSON.parse(stored) as { until: number; value: unknown };
      return now && until <= now() ? undefined : value;
    },
    async set(key, value, ttlSeconds) {
      const ttl = Math.ceil(ttlSeconds * 1_000);
      if (value === undefined || ttl <= 0) return remove(key);
      const stored = JSON.stringify({ until: (now ?? Date.now)() + ttl, value });
      await attempt(
        () => run((redis) => redis.set(valueKey(key), stored, 'PX', ttl), LIMIT_MS),
        () => null,
      );
    },
    delete: remove,
    take(key, limit, cost = 1) {
      return attempt(
        () => (cost === 1 ? together.take(key, limit) : takeMany(key, limit, cost)),
        () => instead.take(key, limit, cost),
      );
    },
    ping,
    async close() {
      // What was asked is sent at the end of the turn, or when what is under way is answered.
      await together.answered();
      await close();
    },
  };
}
