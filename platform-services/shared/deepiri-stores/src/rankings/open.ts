import { openByScheme } from '../scheme.ts';
import type { Rankings } from './port.ts';

/** Opens the boards of one service. @param url `sqlite:<dir>` */
export async function openRankings(url: string, options: { service: string }): Promise<Rankings> {
  return openByScheme('rankings', url, {
    sqlite: async () => (await import('./sqlite/rankings.ts')).openSqliteRankings(url, options.service),
  });
}
