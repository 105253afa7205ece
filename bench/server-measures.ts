import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSeries } from 'deepiri-stores';
import { startInflux, startRedis } from 'deepiri-test-servers';
import type { Row } from './row.ts';
import { aroundMe, timesOf } from './store-measures.ts';

const POINTS = 100_000;
const POINTS_AT_ONCE = 1_000;
const USERS = 100;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** The same measure at an embedded store and at a server, one after the other. */
async function against<T>(
  start: () => Promise<{ url: string; stop(): Promise<void> }>,
  measure: (url: string) => Promise<T>,
): Promise<{ embedded: T; server: T }> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-bench-'));
  const running = await start();
  try {
    return { embedded: await measure(`sqlite:${folder}`), server: await measure(running.url) };
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Boards of a million on Redis (each answer on disk before it leaves), as a share of what SQLite takes. */
export async function measureRedisBoards(): Promise<Row[]> {
  const { embedded, server } = await against(startRedis, aroundMe);
  return (['around', 'set'] as const).map((name) => {
    const [{ p50, p99 }, other] = [server[name], embedded[name]];
    return {
      what: name === 'around' ? 'around-me among 1,000,000 on Redis' : 'score change among 1,000,000 on Redis',
      value: `p50 ${p50.toFixed(2)} ms (${(p50 / other.p50).toFixed(1)} × SQLite), p99 ${p99.toFixed(2)} ms`,
      goal: 'p99 < 25 ms',
      held: p99 < 25,
    };
  });
}

/** Measurements of a year: how fast they are written, and how long sums of 365 days of one user take. */
async function yearOfPoints(url: string): Promise<{ perSecond: number; year: number }> {
  const series = await openSeries(url, { service: 'bench' });
  const began = performance.now();
  for (let from = 0; from < POINTS; from += POINTS_AT_ONCE) {
    await series.write(
      Array.from({ length: POINTS_AT_ONCE }, (_, i) => ({
        series: 'xp',
        tags: { user: `usr_${(from + i) % USERS}` },
        time: new Date(START + ((from + i) * 365 * DAY_MS) / POINTS),
        fields: { value: 1 + ((from + i) % 7) },
      })),
    );
  }
  const perSecond = POINTS / ((performance.now() - began) / 1_000);
  const days = Array.from({ length: 366 }, (_, day) => new Date(START + day * DAY_MS));
  const samples: number[] = [];
  for (let i = 0; i < 200; i++) {
    const start = performance.now();
    const sums = await series.windows(
      { series: 'xp', tags: { user: `usr_${i % USERS}` }, field: 'value' },
      days,
      'sum',
    );
    samples.push(performance.now() - start);
    if (sums.length !== 365 || sums.every((sum) => sum === 0)) throw new Error('the sums are wrong');
  }
  await series.close();
  return { perSecond, year: timesOf(samples).p50 };
}

/** Series on InfluxDB, as a share of what SQLite does. */
export async function measureInflux(): Promise<Row[]> {
  const { embedded, server } = await against(startInflux, yearOfPoints);
  return [
    {
      what: `series on InfluxDB, ${POINTS_AT_ONCE.toLocaleString('en')} points a write`,
      value: `${Math.round(server.perSecond)} points/s (${(server.perSecond / embedded.perSecond).toFixed(2)} of SQLite)`,
      goal: '> 10,000 points/s',
      held: server.perSecond > 10_000,
    },
    {
      what: 'sums of 365 days on InfluxDB',
      value: `p50 ${server.year.toFixed(1)} ms (${(server.year / embedded.year).toFixed(1)} × SQLite)`,
      goal: 'p50 < 50 ms',
      held: server.year < 50,
    },
  ];
}
