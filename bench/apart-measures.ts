import { io } from 'socket.io-client';
import { load, quantile, signUp } from './load.ts';
import { startProcess } from './processes.ts';
import type { Row } from './row.ts';
import { startServices } from './services.ts';

const ROUNDS = 3;
const EVENTS = 300;
const LATEST_MS = 10_000;
const task = { title: 'Write the quarterly report', difficulty: 'hard', labels: ['work'], estimateMinutes: 45 };

/** The write path with each service as a process of its own, on Redis, against that of one process; and the way to the socket. */
export async function measureApart(): Promise<Row[]> {
  const together = await startProcess('platform.ts');
  const apart = await startServices();
  try {
    const delays = await socketDelays(apart.gateway);
    const rounds: { one: number; many: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ one: await writesPerSecond(together.url), many: await writesPerSecond(apart.gateway) });
    }
    const ratio = quantile(
      rounds.map(({ one, many }) => many / one),
      0.5,
    );
    const { one, many } = rounds.at(-1)!;
    const p99 = quantile(delays, 0.99);
    return [
      {
        what: 'durable task writes, a process for each service / one process (64 clients)',
        value: `${ratio.toFixed(2)} (${many.toFixed(0)}/s of ${one.toFixed(0)}/s)`,
        goal: '',
        held: true,
      },
      {
        what: 'an event alone from commit to socket, a process for each service',
        value: `p50 ${quantile(delays, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
        goal: 'p99 < 100 ms',
        held: p99 < 100,
      },
    ];
  } finally {
    await apart.stop();
    await together.stop();
  }
}

async function writesPerSecond(url: string): Promise<number> {
  const { token } = await signUp(url);
  const { perSecond, failed } = await load({
    url: `${url}/api/tasks`,
    token,
    method: 'POST',
    body: task,
    connections: 64,
    seconds: 4,
  });
  if (failed > 0) throw new Error(`${failed} writes failed`);
  return perSecond;
}

/** From the answer to a new task, which is committed by then, to its event on the socket; one at a time. */
async function socketDelays(url: string): Promise<number[]> {
  const { token } = await signUp(url);
  const socket = io(url, { auth: { token }, transports: ['websocket'] });
  const arrived = new Map<string, number>();
  socket.on('event', ({ type, data }: { type: string; data: { task?: { id: string } } }) => {
    if (type === 'task.created' && data.task) arrived.set(data.task.id, performance.now());
  });
  await new Promise((ready) => socket.once('ready', () => ready(undefined)));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const delays: number[] = [];
  for (let count = 0; count < EVENTS; count++) {
    const answer = await fetch(`${url}/api/tasks`, { method: 'POST', headers, body: JSON.stringify(task) });
    const { id } = (await answer.json()) as { id: string };
    const committed = performance.now();
    while (!arrived.has(id)) {
      if (performance.now() - committed > LATEST_MS) throw new Error('no event on the socket in time');
      await new Promise((later) => setImmediate(later));
    }
    delays.push(Math.max(0, arrived.get(id)! - committed));
  }
  socket.disconnect();
  return delays;
}
