import { openByScheme } from '../scheme.ts';
import type { Streams } from './port.ts';

/** Opens the message streams of one service. @param url `sqlite:<dir>` */
export async function openStreams(url: string, options: { service: string }): Promise<Streams> {
  return openByScheme('streams', url, {
    sqlite: async () => (await import('./sqlite/streams.ts')).openSqliteStreams(url, options.service),
  });
}
