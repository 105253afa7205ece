import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudEvent } from 'deepiri-contracts';
import { type EventBus, openBus } from 'deepiri-event-bus';
import { startRedis } from 'deepiri-test-servers';
import { quantile } from './load.ts';
import type { Row } from './row.ts';

const BURST = 10_000;
const RELAY_BATCH = 500;
const ALONE = 500;
const ROUNDS = 3;

type Measured = { perSecond: number; p50: number; p99: number };

/** The bus on Redis Streams against the embedded one, both with everything on disk before it is acknowledged. */
export async function measureBus(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-bench-'));
  const server = await startRedis();
  const rounds: { embedded: Measured; redis: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      embedded: await measure(`sqlite:${folder}/${round}`),
      redis: await measure(`${server.url}?prefix=${round}`),
    });
  }
  await server.stop();
  await rm(folder, { recursive: true, force: true });

  const median = (pick: (round: (typeof rounds)[number]) => number) => quantile(rounds.map(pick), 0.5);
  const [p50, p99] = [median(({ redis }) => redis.p50), median(({ redis }) => redis.p99)];
  const slower = median(({ redis, embedded }) => redis.p50 / embedded.p50);
  const perSecond = median(({ redis }) => redis.perSecond);
  const ratio = median(({ redis, embedded }) => redis.perSecond / embedded.perSecond);
  return [
    {
      what: 'an event alone from publish to handler, Redis / embedded (p50)',
      value: `${slower.toFixed(1)} × (p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms)`,
      goal: 'p99 < 20 ms',
      held: p99 < 20,
    },
    {
      what: `${BURST.toLocaleString('en')} events of one user, Redis / embedded`,
      value: `${ratio.toFixed(2)} (${perSecond.toFixed(0)}/s of ${median(({ embedded }) => embedded.perSecond).toFixed(0)}/s)`,
      goal: '≥ 0.15, ≥ 2,000/s',
      held: ratio >= 0.15 && perSecond >= 2_000,
    },
  ];
}

async function measure(url: string): Promise<Measured> {
  const bus = await openBus(url);
  try {
    return { perSecond: await burst(bus), ...(await alone(bus)) };
  } finally {
    await bus.close();
  }
}

/** Published as a relay does, handled one after the other. @returns events per second until the last is handled */
async function burst(bus: EventBus): Promise<number> {
  const { promise: all, resolve } = Promise.withResolvers<void>();
  let next = 0;
  await bus.subscribe('burst', ['bench.burst'], async ({ data }) => {
    if (data !== next) throw new Error(`${data} came where ${next} should`);
    if (++next === BURST) resolve();
  });
  const events = Array.from({ length: BURST }, (_, number) => event('burst', 'usr_1', number));
  const start = performance.now();
  for (let from = 0; from < BURST; from += RELAY_BATCH) await bus.publish(events.slice(from, from + RELAY_BATCH));
  await all;
  return BURST / ((performance.now() - start) / 1_000);
}

/** One event at a time, when nothing else goes on. */
async function alone(bus: EventBus): Promise<{ p50: number; p99: number }> {
  let arrived = () => {};
  await bus.subscribe('alone', ['bench.alone'], async () => arrived(), { from: 'now' });
  await bus.settled();
  const samples: number[] = [];
  for (let number = 0; number < ALONE; number++) {
    const { promise, resolve } = Promise.withResolvers<void>();
    arrived = resolve;
    const start = performance.now();
    await bus.publish([event('alone', `tsk_${number}`, number)]);
    await promise;
    samples.push(performance.now() - start);
  }
  return { p50: quantile(samples, 0.5), p99: quantile(samples, 0.99) };
}

function event(kind: 'burst' | 'alone', subject: string, number: number): CloudEvent {
  return {
    specversion: '1.0',
    id: `evt_${kind}_${number}`,
    source: '/bench',
    type: `bench.${kind}`,
    subject,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    userid: 'usr_1',
    actor: { type: 'user', id: 'usr_1' },
    cause: 'bench',
    data: number,
  };
}
