import { openByScheme } from '../scheme.ts';
import type { Series } from './port.ts';

/**
 * Opens the time series of one service.
 * @param url `sqlite:<dir>`, or `http(s)://user:password@host:port/database` of a server that answers the API of InfluxDB 1;
 *   `?token=` shows a token instead, and `?db=` names the database when the path is a prefix
 * @throws StoreUnavailable
 */
export async function openSeries(url: string, options: { service: string }): Promise<Series> {
  const influx = async () => (await import('./influx/series.ts')).openInfluxSeries(url, options.service);
  return openByScheme('series', url, {
    sqlite: async () => (await import('./sqlite/series.ts')).openSqliteSeries(url, options.service),
    http: influx,
    https: influx,
  });
}
