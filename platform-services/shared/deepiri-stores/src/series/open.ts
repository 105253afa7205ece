import { openByScheme } from '../scheme.ts';
import type { Series } from './port.ts';

/** Opens the time series of one service. @param url `sqlite:<dir>` */
export async function openSeries(url: string, options: { service: string }): Promise<Series> {
  return openByScheme('series', url, {
    sqlite: async () => (await import('./sqlite/series.ts')).openSqliteSeries(url, options.service),
  });
}
