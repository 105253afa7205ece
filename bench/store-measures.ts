import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRankings } from 'deepiri-stores';
import { load, quantile, signUp } from './load.ts';
import { type Process, startProcess } from './processes.ts';
import type { Row } from './row.ts';

const TASKS = 100_000;
const MEMBERS = 1_000_000;

/** A page of 50 of one user's 100,000 tasks, through the API. */
export async function measureList(): Promise<Row[]> {
  const platform = await startProcess('platform.ts');
  try {
    const { token } = await signUp(platform.url);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const bulk = (from: number) => ({
      operations: Array.from({ length: 500 }, (_, i) => ({
        op: 'create',
        body: {
          title: `Task ${from + i} of many`,
          labels: [`label${(from + i) % 20}`],
          dueAt: new Date(Date.UTC(2027, 0, 1) + ((from + i) % 9_000) * 3_600_000).toISOString(),
        },
      })),
    });
    for (let from = 0; from < TASKS; from += 500) {
      const answer = await fetch(`${platform.url}/api/tasks/bulk`, {
        method: 'POST',
        headers,
        body: JSON.stringify(bulk(from)),
      });
      if (!answer.ok) throw new Error(await answer.text());
    }
    await untilHandled(platform);
    const rows: Row[] = [];
    for (const query of ['', '?status=todo&sort=dueAt', '?label=label7', '?q=many']) {
      const { p50, p99, failed } = await load({
        url: `${platform.url}/api/tasks${query}`,
        token,
        connections: 1,
        seconds: 3,
      });
      if (failed > 0) throw new Error(`list ${query} failed`);
      rows.push({
        what: `list 50 of 100,000 ${query || '(newest)'}`,
        value: `p50 ${p50} ms, p99 ${p99} ms`,
        goal: 'p99 < 10 ms',
        held: p99 < 10,
      });
    }
    return rows;
  } finally {
    await platform.stop();
  }
}

/** Waits until every consumer has handled what was written: a list is measured, not the work that made it. */
async function untilHandled({ lines }: Process): Promise<void> {
  const services = lines.flatMap((line) => /^service \S+ (\S+)/.exec(line)?.[1] ?? []);
  for (;;) {
    const pages = await Promise.all(services.map(async (url) => (await fetch(`${url}/metrics`)).text()));
    const lags = pages.flatMap((page) =>
      [...page.matchAll(/^deepiri_event_lag\S* (\d+)/gm)].map(([, lag]) => Number(lag)),
    );
    if (lags.length > 0 && lags.every((lag) => lag === 0)) return;
    await new Promise((later) => setTimeout(later, 500));
  }
}

/** Neighbours of a random member among a million. */
export async function measureAroundMe(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-bench-'));
  const { around, set } = await aroundMe(`sqlite:${folder}`);
  await rm(folder, { recursive: true, force: true });
  return [
    {
      what: 'around-me among 1,000,000',
      value: `p50 ${around.p50.toFixed(2)} ms, p99 ${around.p99.toFixed(2)} ms`,
      goal: 'p99 < 10 ms',
      held: around.p99 < 10,
    },
    {
      what: 'score change among 1,000,000',
      value: `p99 ${set.p99.toFixed(2)} ms`,
      goal: 'p99 < 5 ms',
      held: set.p99 < 5,
    },
  ];
}

type Times = { p50: number; p99: number };

/** Fills a board with a million members at a store, then asks for neighbours and changes scores. In milliseconds. */
export async function aroundMe(url: string): Promise<{ around: Times; set: Times }> {
  const rankings = await openRankings(url, { service: 'bench' });
  for (let from = 0; from < MEMBERS; from += 10_000) {
    await rankings.setMany(
      'xp',
      Array.from({ length: 10_000 }, (_, i) => ({
        member: `usr_${from + i}`,
        score: Math.floor(Math.random() * 50_000),
      })),
    );
  }
  await rankings.around('xp', 'usr_1', 5);
  const samples = { around: [] as number[], set: [] as number[] };
  for (let i = 0; i < 5_000; i++) {
    const member = `usr_${Math.floor(Math.random() * MEMBERS)}`;
    const start = performance.now();
    await rankings.around('xp', member, 5);
    const middle = performance.now();
    await rankings.set('xp', member, Math.floor(Math.random() * 50_000));
    samples.around.push(middle - start);
    samples.set.push(performance.now() - middle);
  }
  await rankings.close();
  return { around: timesOf(samples.around), set: timesOf(samples.set) };
}

export function timesOf(samples: number[]): Times {
  return { p50: quantile(samples, 0.5), p99: quantile(samples, 0.99) };
}
