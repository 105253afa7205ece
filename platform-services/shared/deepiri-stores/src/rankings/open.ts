import { openByScheme } from '../scheme.ts';
import type { Rankings } from './port.ts';

/**
 * Opens the boards of one service.
 * @param url `sqlite:<dir>`, `redis://user:password@host:port/db?prefix=` or `rediss://…`
 * @throws StoreUnavailable
 */
export async function openRankings(url: string, options: { service: string }): Promise<Rankings> {
  const redis = async () => (await import('./redis/rankings.ts')).openRedisRankings(url, options.service);
  return openByScheme('rankings', url, {
    sqlite: async () => (await import('./sqlite/rankings.ts')).openSqliteRankings(url, options.service),
    redis,
    rediss: redis,
  });
}
