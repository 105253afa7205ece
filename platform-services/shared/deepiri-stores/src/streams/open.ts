import type { StoreLog } from '../log.ts';
import { openByScheme } from '../scheme.ts';
import type { Streams } from './port.ts';

/**
 * Opens the message streams of one service.
 * @param url `sqlite:<dir>`, `redis://user:password@host:port/db?prefix=` or `rediss://…`
 * @param options.log told when the server is set up so that it may lose messages
 * @throws StoreUnavailable
 */
export async function openStreams(url: string, options: { service: string; log?: StoreLog }): Promise<Streams> {
  const redis = async () => (await import('./redis/streams.ts')).openRedisStreams(url, options.service, options.log);
  return openByScheme('streams', url, {
    sqlite: async () => (await import('./sqlite/streams.ts')).openSqliteStreams(url, options.service),
    redis,
    rediss: redis,
  });
}
