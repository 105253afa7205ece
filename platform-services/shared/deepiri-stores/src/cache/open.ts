import { openByScheme } from '../scheme.ts';
import type { Cache } from './port.ts';

/**
 * Opens a cache. @param url `memory:`
 * @param options.now milliseconds since 1970; token buckets and times to live follow it
 */
export async function openCache(url: string, options: { now?: () => number } = {}): Promise<Cache> {
  const now = options.now ?? Date.now;
  return openByScheme('cache', url, {
    memory: async () => (await import('./memory/cache.ts')).memoryCache(now),
  });
}
