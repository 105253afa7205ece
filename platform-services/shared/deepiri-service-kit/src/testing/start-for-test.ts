import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AnswerOf,
  BodyOf,
  CloudEvent,
  EventData,
  EventType,
  ParamsOf,
  Problem,
  QueryOf,
  RouteContract,
} from 'deepiri-contracts';
import { openBus } from 'deepiri-event-bus';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type Logger, pino } from 'pino';
import type { Env } from '../config.ts';
import { type RunningService, startService } from '../host/start-service.ts';
import { createUuids } from '../ids.ts';
import type { ServiceDefinition } from '../service.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { createTestTokens, type TestTokens } from './tokens.ts';

type CallOptions<R extends RouteContract> = {
  params?: ParamsOf<R>;
  query?: QueryOf<R>;
  /** Loosely typed, so that a test can send what is wrong. */
  body?: BodyOf<R> | unknown;
  token?: string;
  headers?: Record<string, string>;
};

export type TestAnswer<B = unknown> = { status: number; body: B; headers: LightMyRequestResponse['headers'] };

/** Success and problem in one, so that a test can read either without narrowing. */
type BodyOrProblem<R extends RouteContract> = (AnswerOf<R> extends undefined ? unknown : AnswerOf<R>) &
  Partial<Problem>;

export type TestService = Pick<TestTokens, 'tokenFor'> & {
  /** What another service shows to this one. */
  serviceToken(from: string, audience?: string): Promise<string>;
  service: RunningService;
  resources: RunningService['resources'];
  clock: MovableClock;
  /** Calls a route by its contract. The body is that of success; a problem has its fields instead. */
  call<R extends RouteContract>(route: R, options?: CallOptions<R>): Promise<TestAnswer<BodyOrProblem<R>>>;
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Puts an event on the bus, as another service would. */
  publish<T extends EventType>(
    type: T,
    event: { userid: string; subject?: string; data: EventData<T>; id?: string; time?: string },
  ): Promise<CloudEvent>;
  /** Everything that was published, in order. */
  published(): CloudEvent[];
  /** Resolves when every queue is empty. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts one service on embedded stores in a folder of its own. */
export async function startForTest<Config>(
  definition: ServiceDefinition<Config>,
  {
    env = {},
    clock = movableClock(),
    log = pino({ level: env['LOG_LEVEL'] ?? 'silent' }),
  }: { env?: Env; clock?: MovableClock; log?: Logger } = {},
): Promise<TestService> {
  const folder = await mkdtemp(join(tmpdir(), 'deepiri-test-'));
  const bus = await openBus(`sqlite:${folder}`, { log });
  const tokens = await createTestTokens(clock);
  const seen: CloudEvent[] = [];
  await bus.subscribe('test-recorder', ['*'], async (event) => void seen.push(event), { orderBy: () => 'all' });
  const { authenticator } = tokens;
  const service = await startService(definition, { env: { DATA_DIR: folder, ...env }, bus, clock, log, authenticator });
  const uuid = createUuids();

  async function settled() {
    await service.relayIdle();
    await bus.settled();
    await service.relayIdle();
    await bus.settled();
  }

  return {
    tokenFor: tokens.tokenFor,
    serviceToken: (from, audience = definition.name) => tokens.serviceToken(from, audience),
    service,
    resources: service.resources,
    clock,
    async call(route, options = {}) {
      const response = await service.app.inject(injection(route, options));
      return {
        status: response.statusCode,
        body: response.body === '' ? undefined : response.json(),
        headers: response.headers,
      } as never;
    },
    inject: (options) => service.app.inject(options),
    async publish(
      type,
      { userid, subject = userid, data, id = `evt_${uuid(clock.now())}`, time = clock.now().toISOString() },
    ) {
      const event: CloudEvent = {
        specversion: '1.0',
        id,
        source: '/test',
        type,
        subject,
        time,
        datacontenttype: 'application/json',
        userid,
        actor: { type: 'user', id: userid },
        cause: 'test',
        data,
      };
      await bus.publish([event]);
      return event;
    },
    published: () => seen,
    settled,
    async stop() {
      await service.stop();
      await bus.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function injection<R extends RouteContract>(
  route: R,
  { params, query, body, token, headers }: CallOptions<R>,
): InjectOptions {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)?.[name])),
  );
  return {
    method: route.method,
    url: path,
    ...(query ? { query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])) } : {}),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  };
}
