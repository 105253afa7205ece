import { io } from 'socket.io-client';
import { load, quantile, signUp } from './load.ts';
import { type Process, startProcess } from './processes.ts';
import type { Row } from './row.ts';

const MAIN = '../deepiri-core-api/src/main.ts';
const ROUNDS = 3;
const median = (values: number[]) => quantile(values, 0.5);

async function withPlatform<T>(work: (platform: Process) => Promise<T>): Promise<T> {
  const platform = await startProcess('platform.ts');
  try {
    return await work(platform);
  } finally {
    await platform.stop();
  }
}

/** The gateway in the same process, token check and routing on, against the service's own port. */
export function measureGateway(): Promise<Row[]> {
  return withPlatform(async (platform) => {
    const { token } = await signUp(platform.url);
    const direct = platform.lines.map((line) => /^service task-orchestrator (\S+)/.exec(line)?.[1]).find(Boolean)!;
    const made = await fetch(`${platform.url}/api/tasks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"title":"Read me"}',
    });
    const { id } = (await made.json()) as { id: string };
    const ratios: number[] = [];
    let last = { gateway: 0, service: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const service = await load({ url: `${direct}/api/tasks/${id}`, token, seconds: 3 });
      const gateway = await load({ url: `${platform.url}/api/tasks/${id}`, token, seconds: 3 });
      ratios.push(gateway.perSecond / service.perSecond);
      last = { gateway: gateway.perSecond, service: service.perSecond };
    }
    const ratio = median(ratios);
    return [
      {
        what: 'gateway in one process / bare service router (GET a task)',
        value: `${ratio.toFixed(2)} (${last.gateway.toFixed(0)}/s of ${last.service.toFixed(0)}/s)`,
        goal: '≥ 0.70',
        held: ratio >= 0.7,
      },
    ];
  });
}

/** Durable task writes through the API, against a bare route with group commit. */
export async function measureWrites(): Promise<Row[]> {
  const reference = await startProcess('reference-write.ts');
  const body = { title: 'Write the quarterly report', difficulty: 'hard', labels: ['work'], estimateMinutes: 45 };
  const bare = await load({ url: `${reference.url}/api/tasks`, method: 'POST', body, connections: 64 });
  await reference.stop();
  return withPlatform(async (platform) => {
    const { token } = await signUp(platform.url);
    await load({ url: `${platform.url}/api/tasks`, token, method: 'POST', body, connections: 64, seconds: 2 });
    const writes = await load({ url: `${platform.url}/api/tasks`, token, method: 'POST', body, connections: 64 });
    if (writes.failed > 0) throw new Error(`${writes.failed} writes failed`);
    return [
      {
        what: 'durable task writes per second, 64 clients',
        value: `${writes.perSecond.toFixed(0)}/s, p99 ${writes.p99} ms`,
        goal: '≥ 4,000/s',
        held: writes.perSecond >= 4_000,
      },
      {
        what: 'the same / bare Fastify route with group commit',
        value: `${(writes.perSecond / bare.perSecond).toFixed(2)} (of ${bare.perSecond.toFixed(0)}/s)`,
        goal: '≥ 0.52',
        held: writes.perSecond / bare.perSecond >= 0.52,
      },
    ];
  });
}

/** From the answer of `complete` to the socket, one task at a time. */
export function measureSocket(): Promise<Row[]> {
  return withPlatform(async (platform) => {
    const { token } = await signUp(platform.url);
    const call = (path: string, body?: unknown) =>
      fetch(`${platform.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const socket = io(platform.url, { auth: { token } });
    const arrived = new Map<string, number>();
    socket.on(
      'event',
      (event: { type: string; data: { notification?: { kind: string; data: { taskId?: string } } } }) => {
        const notification = event.data.notification;
        if (event.type === 'notification.created' && notification?.data.taskId)
          arrived.set(notification.data.taskId, performance.now());
      },
    );
    await new Promise((ready) => socket.once('connect', () => ready(undefined)));
    const samples: number[] = [];
    for (let i = 0; i < 300; i++) {
      const { id } = (await (await call('/api/tasks', { title: `Task ${i}` })).json()) as { id: string };
      await call(`/api/tasks/${id}/complete`);
      const answered = performance.now();
      while (!arrived.has(id)) {
        if (performance.now() - answered > 5_000) throw new Error('no notification within 5 s');
        await new Promise((later) => setImmediate(later));
      }
      samples.push(Math.max(0, arrived.get(id)! - answered));
    }
    socket.disconnect();
    const p99 = quantile(samples, 0.99);
    return [
      {
        what: 'answer of complete → notification on the socket',
        value: `p50 ${quantile(samples, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
        goal: 'p99 < 200 ms',
        held: p99 < 200,
      },
    ];
  });
}

/** Resident memory of what `npm start` runs, ten seconds after it started; not of the very first start, which also compiles. */
export async function measureMemory(): Promise<Row[]> {
  await (await startProcess(MAIN)).stop();
  const platform = await startProcess(MAIN);
  try {
    await signUp(platform.url);
    await new Promise((later) => setTimeout(later, 10_000));
    const mb = await platform.memoryMb();
    return [{ what: 'memory at rest', value: `${mb.toFixed(0)} MB`, goal: '< 150 MB', held: mb < 150 }];
  } finally {
    await platform.stop();
  }
}
