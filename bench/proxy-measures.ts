import { type Load, load, quantile, signUp } from './load.ts';
import { type Process, startProcess } from './processes.ts';
import type { Row } from './row.ts';
import { startServices } from './services.ts';

const ROUNDS = 3;
/** Limits on, and wide enough to let all of it through. */
const limits = { RATE_LIMIT: 'on', RATE_LIMIT_USER_PER_MINUTE: '100000000', MAX_CONCURRENT_PER_USER: '1000' };

/** The gateway as a network proxy, token check and limits on, against the same service called directly. */
export async function measureProxy(): Promise<Row[]> {
  const hello = await startProcess('hello-service.ts');
  try {
    return [
      ...(await measureWith('a bare JSON route', { TASK_ORCHESTRATOR_URL: hello.url }, () => hello)),
      ...(await measureWith('GET a task', {}, undefined)),
    ];
  } finally {
    await hello.stop();
  }
}

async function measureWith(
  what: string,
  env: Record<string, string>,
  bare: (() => Process) | undefined,
): Promise<Row[]> {
  const services = await startServices({ ...limits, ...env });
  try {
    const { token } = await signUp(services.gateway);
    const direct = bare?.().url ?? services.addressOf('task-orchestrator');
    const path = `/api/tasks/${bare ? 'tsk_1' : await makeTask(direct, token)}`;
    return rowsOf(what, await compare(`${direct}${path}`, `${services.gateway}${path}`, token));
  } finally {
    await services.stop();
  }
}

type Pair = { direct: Load; proxied: Load };

async function compare(direct: string, proxied: string, token: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  // The same question would be asked once for all who wait; it must not be here.
  const headers = { 'cache-control': 'no-cache' };
  // What runs for the first time is compiled first, on both ways.
  for (const url of [direct, proxied]) await load({ url, token, headers, seconds: 3 });
  for (let round = 0; round < ROUNDS; round++) {
    pairs.push({
      direct: await load({ url: direct, token, headers, seconds: 4 }),
      proxied: await load({ url: proxied, token, headers, seconds: 4 }),
    });
  }
  for (const { proxied } of pairs) if (proxied.failed > 0) throw new Error(`${proxied.failed} requests failed`);
  return pairs;
}

function rowsOf(what: string, pairs: readonly Pair[]): Row[] {
  const ratio = quantile(
    pairs.map(({ direct, proxied }) => proxied.perSecond / direct.perSecond),
    0.5,
  );
  const { direct, proxied } = pairs.at(-1)!;
  return [
    {
      what: `gateway as a proxy / the service itself (${what}, 32 connections)`,
      value: `${ratio.toFixed(2)} (${proxied.perSecond.toFixed(0)}/s of ${direct.perSecond.toFixed(0)}/s)`,
      goal: '≥ 0.20',
      held: ratio >= 0.2,
    },
    {
      what: `the same, p99`,
      value: `${proxied.p99} ms (direct ${direct.p99} ms)`,
      goal: '',
      held: true,
    },
  ];
}

async function makeTask(url: string, token: string): Promise<string> {
  const made = await fetch(`${url}/api/tasks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"title":"Read me"}',
  });
  return ((await made.json()) as { id: string }).id;
}
