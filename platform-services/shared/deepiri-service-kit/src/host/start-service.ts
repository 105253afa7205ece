import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventBus } from 'deepiri-event-bus';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { authenticatorAt } from '../auth/audience.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { type Env, integer, settings } from '../config.ts';
import type { Clock } from '../context.ts';
import { type Relay, startRelay } from '../events/relay.ts';
import { groupOf, startSubscriptions } from '../events/subscriptions.ts';
import { createApp } from '../http/app.ts';
import { createIdempotency } from '../http/idempotency.ts';
import { lastCall } from '../http/last-call.ts';
import { readPassedOn } from '../http/passed-on.ts';
import { registerRoutes } from '../http/routes.ts';
import { createUuids } from '../ids.ts';
import { measureGroups, measureOutbox } from '../observe/event-metrics.ts';
import { createHandlingWatch } from '../observe/handling-watch.ts';
import { measureDependencies, registerMetrics } from '../observe/metrics-page.ts';
import { createRegistry } from '../observe/registry.ts';
import { createRequestWatch } from '../observe/request-watch.ts';
import { createStoreWatch } from '../observe/store-watch.ts';
import { idsOnly, type Tracing } from '../observe/tracing.ts';
import type { Parts, Projection, RawHandler, Resources, ServiceDefinition } from '../service.ts';
import { attachRaw } from './attach-raw.ts';
import { type Readiness, readiness, registerHealth } from './health.ts';
import { type Jobs, startJobs } from './jobs.ts';
import { operatorRouteHandlers } from './operator.ts';
import { openStores, type Stores } from './resources.ts';
import type { Arriving } from './wait-for.ts';

/** What a host shares between the services that it runs. */
export type Shared = {
  env: Env;
  bus: EventBus;
  clock: Clock;
  log: Logger;
  authenticator: Authenticator;
  /** Where a process that is not ready yet tells what it waits for. */
  arriving?: Arriving;
  /** Without it there are trace ids and no traces. */
  tracing?: Tracing;
  /** The service is alone in its process, so it tells the metrics of the process. */
  ownsProcess?: boolean;
};

export type RunningService = {
  readonly name: string;
  readonly app: FastifyInstance;
  readonly raw: RawHandler | undefined;
  readonly projections: readonly Projection[];
  readonly resources: Resources;
  /** Hands a request over without a network hop. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Listens on an address of its own. @returns the port */
  listen(port: number, host: string): Promise<number>;
  ready(): Promise<Readiness>;
  /** Resolves when no stored event waits to be published. */
  relayIdle(): Promise<void>;
  runJobs(): Promise<void>;
  /** Takes no more, finishes what it took, flushes and closes (H2). */
  stop(): Promise<void>;
};

/** What every host lets be set, beside the settings of the services. */
export const hostSettingsTable = {
  EVENT_MAX_ATTEMPTS: integer(
    'Tries before an event goes to the dead letters; what fails because a store or a service is away does not count',
    10,
    {
      min: 1,
      max: 50,
    },
  ),
};

/** Reads every setting of a service, so that a wrong one ends a start before anything is opened. @throws SettingError */
export function checkSettings<Config>(definition: ServiceDefinition<Config>, env: Env): void {
  definition.config(env);
  settings(env, hostSettingsTable);
}

/** Time for requests to end once the service takes no more. */
const LAST_REQUESTS_MS = 1_000;

/** Builds a service and starts it. Resolves when it can serve. It listens nowhere until it is told to. */
export async function startService<Config>(
  definition: ServiceDefinition<Config>,
  shared: Shared,
): Promise<RunningService> {
  const config = definition.config(shared.env);
  const authenticator = authenticatorAt(definition.name, shared.authenticator);
  const log = shared.log.child({ service: definition.name });
  const metrics = createRegistry(definition.name);
  const tracer = shared.tracing?.tracerOf(definition.name) ?? idsOnly;
  const watch = createStoreWatch(metrics, tracer);
  const stores = await openStores(definition, shared.env, { log, watch, arriving: shared.arriving });
  const { bus, clock } = shared;
  const resources: Resources = Object.defineProperties(
    { bus, clock, authenticator, log, metrics, tracer } as Resources,
    storeGetters(stores),
  );
  const parts = await definition.build(resources, config);
  const running = await startParts(definition.name, parts, { shared, authenticator, stores, log, metrics, tracer });
  return { ...running, resources };
}

function storeGetters(stores: Stores) {
  const { documents, rankings, series, streams, cache } = Object.getOwnPropertyDescriptors(stores);
  return { documents, rankings, series, streams, cache };
}

type Ground = { shared: Shared; stores: Stores } & Pick<Resources, 'authenticator' | 'log' | 'metrics' | 'tracer'>;

async function startParts(
  name: string,
  parts: Parts,
  { shared, authenticator, stores, log, metrics, tracer }: Ground,
): Promise<Omit<RunningService, 'resources'>> {
  const { bus, clock } = shared;
  const { EVENT_MAX_ATTEMPTS: maxAttempts } = settings(shared.env, hostSettingsTable);
  const uuid = createUuids();
  const documents = stores.opened['documents'] ? stores.documents : undefined;
  const newRequestId = () => `req_${uuid(clock.now())}`;
  const watch = createRequestWatch({ registry: metrics, tracer, log, callers: 'inside' });
  const app = createApp({ watch, newRequestId });
  const connected = lastCall(app.server);
  readPassedOn(app, authenticator);
  const idempotency = documents && createIdempotency(documents, clock);
  const groups = (parts.subscriptions ?? []).map((definition) => groupOf(name, definition));
  const operator = operatorRouteHandlers(bus, groups, parts.projections ?? []);
  registerRoutes(app, [...parts.routes, ...operator], { authenticator, clock, uuid, idempotency });
  const ready = readiness({ ...pings(stores), bus: () => bus.ping() });
  registerHealth(app, name, ready);
  registerMetrics(app, metrics, shared.ownsProcess ?? false);
  measureDependencies(metrics, ready);
  measureGroups(metrics, bus, groups);
  if (documents) measureOutbox(metrics, documents);
  if (parts.raw) attachRaw(app, parts.raw, { authenticator, newRequestId });
  await app.ready();

  const relay: Relay | undefined =
    documents && startRelay({ service: name, outbox: documents.outbox, bus, log, tracer, registry: metrics });
  const handling = createHandlingWatch({ registry: metrics, tracer, log, clock });
  const subscriptions = await startSubscriptions(name, parts.subscriptions ?? [], {
    bus,
    clock,
    handling,
    maxAttempts,
  });
  const jobs: Jobs = startJobs(name, parts.jobs ?? [], { clock, log, uuid, tracer });

  return {
    name,
    app,
    raw: parts.raw,
    projections: parts.projections ?? [],
    handle: (request, response) => app.routing(request, response),
    async listen(port, host) {
      await app.listen({ port, host });
      const address = app.server.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    ready,
    relayIdle: async () => relay?.idle(),
    runJobs: () => jobs.runAll(),
    async stop() {
      await parts.raw?.close?.();
      const everybodyLeft = connected.after(LAST_REQUESTS_MS);
      await app.close();
      everybodyLeft();
      await Promise.all([...subscriptions.map((subscription) => subscription.stop()), jobs.stop()]);
      await relay?.stop();
      await parts.dispose?.();
      await stores.close();
    },
  };
}

function pings(stores: Stores) {
  return Object.fromEntries(Object.entries(stores.opened).map(([name, store]) => [name, () => store.ping()]));
}
