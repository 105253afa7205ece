import type { SignedIn } from 'deepiri-contracts';
import { type EventBus, openBus } from 'deepiri-event-bus';
import {
  type Clock,
  createLogger,
  createServiceClient,
  createServiceTokens,
  type Env,
  networkWire,
  operatorRoutes,
  systemClock,
} from 'deepiri-service-kit';
import type { EventLog } from 'deepiri-stores';
import { openDocuments } from 'deepiri-stores';
import { io, type Socket } from 'socket.io-client';
import { startInThisProcess } from './shapes/one-process.ts';
import { makePlace, type Place, shapeName } from './shapes/place.ts';
import { startInProcesses } from './shapes/services.ts';
import type { Layout, Log, Shape } from './shapes/shape.ts';

export type Answer = { status: number; headers: Headers; body: Json };
// biome-ignore lint/suspicious/noExplicitAny: a journey reads answers as any client would, by field names and without our types
export type Json = any;

export type Request = { token?: string | undefined; body?: unknown; raw?: string; headers?: Record<string, string> };

export type Person = { id: string; token: string; refreshToken: string; email: string };

/** A running platform as a test sees it, in either shape: by its doors, and by what an operator can reach. */
export type TestPlatform = Pick<Shape, 'port' | 'ports' | 'processes'> & {
  url: string;
  call(method: string, path: string, request?: Request): Promise<Answer>;
  register(name?: string, extra?: Record<string, unknown>): Promise<Person>;
  socket(auth: { token: string; lastOffset?: number }): Socket;
  /** The bus, by a connection of the test's own. */
  bus(): Promise<EventBus>;
  /** What a service has written down of what happened. */
  eventLog(service: string): Promise<EventLog>;
  /** Lets a service make its projections again, as an operator does. */
  rebuild(service: string): Promise<void>;
  settled(): Promise<void>;
  stop(): Promise<void>;
};

const LOG_LEVEL = process.env['LOG_LEVEL'] ?? 'silent';
const PASSWORD = 'correct horse battery';
const SERVICE_SECRET = 'a secret of the tests, longer than 32 characters';

type Options = {
  env?: Env;
  /** With one that can be moved, every process follows it. */
  clock?: Clock;
  log?: Log;
  /** Data of an earlier platform to go on with; it is left where it is. */
  place?: Place;
} & Layout;

/** Boots the whole platform on free ports, in the shape that TEST_SHAPE asks for. */
export async function startTestPlatform(options: Options = {}): Promise<TestPlatform> {
  const log = options.log ?? { log: createLogger({ level: LOG_LEVEL, name: 'journey', terminal: false }) };
  const place = options.place ?? (await makePlace());
  const env: Env = { HOST: '127.0.0.1', RATE_LIMIT: 'off', SERVICE_SECRET, ...place.env, ...options.env };
  const start = shapeName === 'services' ? startInProcesses : startInThisProcess;
  const shape = await start({ ...options, place, env, clock: options.clock, log });
  const url = `http://127.0.0.1:${shape.port}`;
  const sockets: Socket[] = [];
  const opened: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  const call = async (method: string, path: string, request: Request = {}) => {
    await shape.inTime();
    return callUrl(url, method, path, request);
  };
  let bus: Promise<EventBus> | undefined;
  let people = 0;

  return {
    ...shape,
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
    bus() {
      bus ??= openBus(env['BUS_URL'] ?? `sqlite:${place.folder}`).then(keep);
      return bus;
    },
    async eventLog(service) {
      return keep(await openDocuments(env['DOCUMENTS_URL'] ?? `sqlite:${place.folder}`, { service })).log;
    },
    async rebuild(service) {
      const token = createServiceTokens({
        service: 'operator',
        secret: new TextEncoder().encode(SERVICE_SECRET),
        clock: options.clock ?? systemClock,
      });
      const wire = networkWire(service, [`http://127.0.0.1:${shape.ports[service]}`]);
      await createServiceClient(operatorRoutes, { service, wire, token }).rebuildProjections({ body: {} });
    },
    async stop() {
      for (const socket of sockets) socket.disconnect();
      for (const one of opened) await one.close();
      await shape.stop();
      if (!options.place) await place.remove();
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

/** All items of a list, page by page. */
export async function everyItem(url: string, path: string, token: string): Promise<Json[]> {
  const items: Json[] = [];
  for (let cursor = ''; ; ) {
    const page = await callUrl(url, 'GET', `${path}?limit=200${cursor}`, { token });
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}: ${JSON.stringify(page.body)}`);
    items.push(...page.body.items);
    if (!page.body.nextCursor) return items;
    cursor = `&cursor=${encodeURIComponent(page.body.nextCursor)}`;
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
