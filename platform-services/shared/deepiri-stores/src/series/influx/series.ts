import { chunksOf } from '../../chunks.ts';
import { copyOf } from '../points.ts';
import type { Series } from '../port.ts';
import { influxServer } from './server.ts';
import { selectValues, selectWindows } from './statements.ts';
import { linesOf } from './text.ts';
import { instantOf, runsOf } from './windows.ts';
import { writeTogether } from './write-together.ts';

const QUESTIONS_AT_ONCE = 8;

/** Opens the series of a service on a server with the API of InfluxDB 1; its database is made when it is missing. */
export async function openInfluxSeries(url: string, service: string): Promise<Series> {
  const server = influxServer(url);
  await server.createDatabase();
  const together = writeTogether(server.write);
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new Error('series: the store is closed');
  }

  return {
    write: async (points) => together.write(linesOf(service, points.map(copyOf))),
    async read(query) {
      assertOpen();
      const [from, to] = [instantOf(query.from), instantOf(query.to)];
      if (from >= to) return [];
      const rows = await server.select(selectValues(service, query, from, to));
      return rows.map(([time, value]) => ({ time: new Date(time), value }));
    },
    async windows(query, boundaries, aggregate) {
      assertOpen();
      const empty = aggregate === 'sum' || aggregate === 'count' ? 0 : null;
      const values = Array.from<number | null>({ length: Math.max(0, boundaries.length - 1) }).fill(empty);
      for (const runs of chunksOf(runsOf(boundaries), QUESTIONS_AT_ONCE)) {
        await Promise.all(
          runs.map(async (run) => {
            const rows = await server.select(selectWindows(service, query, aggregate, run));
            for (const [time, value] of rows)
              values[run.first + (run.count === 1 ? 0 : (time - run.start) / run.length)] = value;
          }),
        );
      }
      return values;
    },
    async ping() {
      assertOpen();
      await server.ping();
    },
    async close() {
      closed = true;
      await together.close();
    },
  };
}
