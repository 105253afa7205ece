import autocannon from 'autocannon';

export type Load = { perSecond: number; p50: number; p99: number; failed: number };
type Options = {
  url: string;
  token?: string | undefined;
  connections?: number;
  seconds?: number;
  body?: unknown;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
};

/** Sends one request over and over. Latencies in milliseconds. */
export async function load({
  url,
  token,
  connections = 32,
  seconds = 5,
  body,
  method = 'GET',
  headers = {},
}: Options): Promise<Load> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method,
    headers: {
      ...headers,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

export async function signUp(url: string, name = 'Bench'): Promise<{ id: string; token: string }> {
  const body = {
    email: `${name.toLowerCase()}-${crypto.randomUUID()}@example.org`,
    password: 'correct horse battery',
    name,
  };
  const answer = await fetch(`${url}/api/users/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`sign-up failed: ${await answer.text()}`);
  const { user, accessToken } = (await answer.json()) as { user: { id: string }; accessToken: string };
  return { id: user.id, token: accessToken };
}

/** The value below which a share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
