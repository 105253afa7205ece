import type { StoreLog } from '../log.ts';
import { openByScheme } from '../scheme.ts';
import type { Cache } from './port.ts';

/**
 * Opens a cache.
 * @param url `memory:`, `redis://user:password@host:port/db?prefix=` or `rediss://…`
 * @param options.now milliseconds since 1970, for tests that move a clock; otherwise the time of the process, or that of the server
 * @param options.log told when the server goes down and when it is back
 * @throws StoreUnavailable
 */
export async function openCache(url: string, options: { now?: () => number; log?: StoreLog } = {}): Promise<Cache> {
  const { now, log } = options;
  const redis = async () => (await import('./redis/cache.ts')).openRedisCache(url, { now, log });
  return openByScheme('cache', url, {
    memory: async () => (await import('./memory/cache.ts')).memoryCache(now ?? Date.now),
    redis,
    rediss: redis,
  });
}
