import {
  createApp,
  createHandlingWatch,
  createRegistry,
  createRequestWatch,
  createServiceClient,
  createServiceTokens,
  createStoreWatch,
  createUuids,
  type Env,
  idsOnly,
  lastCall,
  networkWire,
  type RunOptions,
  readiness,
  registerHealth,
  runProcess,
  type Shared,
  settings,
  storeUrls,
  type Wire,
  waitFor,
} from 'deepiri-service-kit';
import { type Cache, openCache } from 'deepiri-stores';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createAdmission } from './commands/admit.ts';
import { createTokenExchange, exchangeRoutes } from './commands/exchange-token.ts';
import { addressSetting, addressTable, readConfig } from './config.ts';
import { type UpstreamName, upstreamNames } from './domain/routing.ts';
import type { Upstream } from './domain/upstream.ts';
import { registerDocuments } from './routes/documents.ts';
import { createFrontServer } from './routes/front.ts';
import { countRefusals, measureBreakers, openMetricsDoor } from './routes/metrics.ts';
import { createNetworkUpstream } from './routes/network/upstream.ts';
import { registerWeb } from './routes/web.ts';

export { addressSetting, addressTable, readConfig, settingsTable } from './config.ts';
export { routingTable, type UpstreamName, upstreamNames } from './domain/routing.ts';
export type { Upstream } from './domain/upstream.ts';
export { putHeaders } from './routes/put-headers.ts';

const NAME = 'api-gateway';
/** Time for requests to end once the gateway takes no more; a client that is still sending then is cut off. */
const LAST_REQUESTS_MS = 2_000;
const DEADLINE_MS = 10_000;
const AT_ONCE = 512;
/** A poll of Socket.IO waits up to 25 s by design, and every socket that polls holds one. */
const LIVE_DEADLINE_MS = 40_000;
const LIVE_AT_ONCE = 10_000;

export type Gateway = {
  listen(port: number, host: string): Promise<number>;
  /** Where `/metrics` is, once it listens. */
  metricsPort(): number;
  stop(): Promise<void>;
};
type Options = {
  shared: Shared;
  upstreams: Record<UpstreamName, Upstream>;
  /** The way to auth-service for the gateway's own calls. */
  auth: Wire;
  serviceSecret: Uint8Array;
  webRoot: string;
};

/** Builds the gateway in front of the given services. @throws SettingError */
export async function createGateway({ shared, upstreams, auth, serviceSecret, webRoot }: Options): Promise<Gateway> {
  const config = readConfig(shared.env);
  const { bus, clock, authenticator } = shared;
  const log = shared.log.child({ service: NAME });
  const registry = createRegistry(NAME);
  const tracer = shared.tracing?.tracerOf(NAME) ?? idsOnly;
  const watch = createRequestWatch({ registry, tracer, log, callers: 'outside' });
  const cache = createStoreWatch(registry, tracer)('cache', await openLimits(shared, log));
  const uuid = createUuids();
  const newRequestId = () => `req_${uuid(clock.now())}`;
  const token = createServiceTokens({ service: NAME, secret: serviceSecret, clock });
  const authClient = createServiceClient(exchangeRoutes, { service: 'auth-service', wire: auth, token, tracer });
  const exchange = createTokenExchange(authClient, () => clock.now().getTime());
  const refused = countRefusals(registry);
  measureBreakers(registry, upstreams);
  const admit = createAdmission({ authenticator, exchange, cache, token, refused, ...config });
  const app = createApp({
    watch,
    newRequestId,
    serverFactory: (own) => createFrontServer(own, { upstreams, admit, newRequestId, watch, log }),
  });
  const connected = lastCall(app.server);
  const ready = readiness(checks(upstreams, bus, cache));
  registerHealth(app, NAME, ready);
  const metrics = openMetricsDoor({ service: NAME, registry, watch, newRequestId, ready, bus });
  registerDocuments(app);
  registerWeb(app, webRoot);
  const handling = createHandlingWatch({ registry, tracer, log, clock });
  const ended = await bus.subscribe(
    NAME,
    ['session.ended', 'user.deleted'],
    (event, { attempt }) =>
      handling.run(NAME, event, attempt, async () => {
        // The session, the personal access token, or the user.
        authenticator.revoke(event.subject);
        exchange.forget();
      }),
    { from: 'now' },
  );
  return {
    async listen(port, host) {
      await metrics.listen(config.metrics);
      await app.listen({ port, host });
      return portOf(app, port);
    },
    metricsPort: () => portOf(metrics, config.metrics.port),
    async stop() {
      for (const upstream of Object.values(upstreams)) upstream.release?.();
      const everybodyLeft = connected.after(LAST_REQUESTS_MS);
      await app.close();
      everybodyLeft();
      await metrics.close();
      await ended.stop();
      await Promise.all(Object.values(upstreams).map((upstream) => upstream.close?.()));
      await cache.close();
    },
  };
}

/** Runs the gateway as a process of its own, in front of services that run elsewhere. @throws SettingError */
export async function runGateway(env: Env, options?: RunOptions): Promise<void> {
  const { port, host, webRoot } = readConfig(env);
  const addresses = settings(env, addressTable);
  await runProcess(
    { name: NAME, port, host },
    env,
    (ground) =>
      createGateway({
        shared: ground,
        upstreams: networkUpstreams((service) => addresses[addressSetting(service)], ground.log),
        auth: networkWire('auth-service', addresses.AUTH_SERVICE_URL),
        serviceSecret: ground.serviceSecret,
        webRoot,
      }),
    options,
  );
}

/** Upstreams for services that run elsewhere. @param addressesOf empty for a service that does not */
export function networkUpstreams(addressesOf: (service: UpstreamName) => readonly string[], log: Logger) {
  const elsewhere = upstreamNames.filter((service) => addressesOf(service).length > 0);
  const upstreams = elsewhere.map((service) => {
    const isLive = service === 'realtime-gateway';
    const [deadlineMs, atOnce] = isLive ? [LIVE_DEADLINE_MS, LIVE_AT_ONCE] : [DEADLINE_MS, AT_ONCE];
    const urls = addressesOf(service);
    const manner = { coalesces: !isLive, switches: isLive };
    return [service, createNetworkUpstream({ service, urls, deadlineMs, atOnce, ...manner, log })];
  });
  return Object.fromEntries(upstreams) as Record<UpstreamName, Upstream>;
}

function openLimits({ env, arriving }: Shared, log: Logger) {
  const { CACHE_URL: url } = storeUrls(env);
  return waitFor({ part: 'cache', setting: 'CACHE_URL', url, open: () => openCache(url, { log }) }, log, arriving);
}

function portOf(app: FastifyInstance, fallback: number): number {
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : fallback;
}

function checks(upstreams: Record<string, Upstream>, bus: Shared['bus'], cache: Cache) {
  const services = Object.entries(upstreams).map(([name, upstream]) => [name, () => demandReady(upstream)] as const);
  return { cache: () => cache.ping(), bus: () => bus.ping(), ...Object.fromEntries(services) };
}

async function demandReady(upstream: Upstream) {
  const { status } = await upstream.ready();
  if (status !== 'ready') throw new Error('not ready');
}
