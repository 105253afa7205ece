import { openByScheme } from '../scheme.ts';
import type { Streams } from './port.ts';

/**
 * Opens the message streams of one service.
 * @param url `sqlite:<dir>`, `redis://host:port/db` or `rediss://…`
 * @throws StoreUnavailable
 */
export async function openStreams(url: string, options: { service: string }): Promise<Streams> {
  const redis = async () => (await import('./redis/streams.ts')).openRedisStreams(url, options.service);
  return openByScheme('streams', url, {
    sqlite: async () => (await import('./sqlite/streams.ts')).openSqliteStreams(url, options.service),
    redis,
    rediss: redis,
  });
}
