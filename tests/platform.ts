import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignedIn } from 'deepiri-contracts';
import { type Platform, services, startPlatform } from 'deepiri-core-api';
import { type Clock, createLogger, type Env, systemClock } from 'deepiri-service-kit';
import { io, type Socket } from 'socket.io-client';

export type Answer = { status: number; headers: Headers; body: Json };
// biome-ignore lint/suspicious/noExplicitAny: a journey reads answers as any client would, by field names and without our types
export type Json = any;

export type Request = { token?: string | undefined; body?: unknown; raw?: string; headers?: Record<string, string> };

export type Person = { id: string; token: string; refreshToken: string; email: string };

export type TestPlatform = {
  platform: Platform;
  url: string;
  call(method: string, path: string, request?: Request): Promise<Answer>;
  register(name?: string, extra?: Record<string, unknown>): Promise<Person>;
  socket(auth: { token: string; lastOffset?: number }): Socket;
  settled(): Promise<void>;
  stop(): Promise<void>;
};

const PASSWORD = 'correct horse battery';

type Options = {
  env?: Env;
  clock?: Clock;
  log?: ReturnType<typeof createLogger>;
  /** Folder of an earlier platform to go on with; it is left where it is. */
  keep?: string;
};

/** Boots the whole platform in this process on free ports and a folder of its own. */
export async function startTestPlatform({
  env = {},
  clock = systemClock,
  log = createLogger({ level: process.env['LOG_LEVEL'] ?? 'silent', name: 'journey', terminal: false }),
  keep,
}: Options = {}): Promise<TestPlatform> {
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'deepiri-journey-')));
  const settings = {
    DATA_DIR: folder,
    PORT: '0',
    HOST: '127.0.0.1',
    SERVICE_PORT_BASE: '0',
    RATE_LIMIT: 'off',
    ...env,
  };
  const platform = await startPlatform({ env: settings, services, log, clock, webRoot: join(folder, 'no-web') });
  const url = `http://127.0.0.1:${platform.port}`;
  const sockets: Socket[] = [];
  const call = (method: string, path: string, request: Request = {}) => callUrl(url, method, path, request);
  let people = 0;

  return {
    platform,
    url,
    call,
    async register(name = 'Jo Arendt', extra = {}) {
      const email = `person${++people}@example.org`;
      const answer = await call('POST', '/api/users/register', {
        body: { email, password: PASSWORD, name, timeZone: 'Europe/Berlin', ...extra },
      });
      if (answer.status !== 201) throw new Error(`sign-up failed: ${JSON.stringify(answer.body)}`);
      const { user, accessToken, refreshToken } = answer.body as unknown as SignedIn;
      return { id: user.id, token: accessToken, refreshToken, email };
    },
    socket(auth) {
      const socket = io(url, { auth, forceNew: true, reconnection: false });
      sockets.push(socket);
      return socket;
    },
    settled: () => platform.settled(),
    async stop() {
      for (const socket of sockets) socket.disconnect();
      await platform.stop();
      if (!keep) await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function callUrl(
  url: string,
  method: string,
  path: string,
  { token, body, raw, headers }: Request = {},
): Promise<Answer> {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === '' ? undefined : parse(text)) as Json };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Waits until `check` answers something, asking again as events arrive. */
export async function eventually<T>(
  check: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  timeoutMs = 10_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (performance.now() > end) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
