import {
  createApp,
  createHandlingWatch,
  createRegistry,
  createRequestWatch,
  createServiceTokens,
  createStoreWatch,
  createUuids,
  idsOnly,
  readiness,
  registerHealth,
  type Shared,
} from 'deepiri-service-kit';
import { type Cache, openCache } from 'deepiri-stores';
import type { FastifyInstance } from 'fastify';
import { createAdmission } from './commands/admit.ts';
import { createTokenExchange } from './commands/exchange-token.ts';
import { readConfig } from './config.ts';
import type { UpstreamName } from './domain/routing.ts';
import type { Upstream } from './domain/upstream.ts';
import { registerDocuments } from './routes/documents.ts';
import { createFrontServer } from './routes/front.ts';
import { countRefusals, openMetricsDoor } from './routes/metrics.ts';
import { registerWeb } from './routes/web.ts';

export { readConfig, settingsTable } from './config.ts';
export { routingTable, type UpstreamName } from './domain/routing.ts';
export type { Upstream } from './domain/upstream.ts';

const NAME = 'api-gateway';
/** Time for requests to end once the gateway takes no more; a client that is still sending then is cut off. */
const LAST_REQUESTS_MS = 2_000;

export type Gateway = {
  /** @returns the port of the platform */
  listen(): Promise<number>;
  /** Where `/metrics` is, once it listens. */
  metricsPort(): number;
  stop(): Promise<void>;
};
type Options = {
  shared: Shared;
  upstreams: Record<UpstreamName, Upstream>;
  serviceSecret: Uint8Array;
  cacheUrl: string;
  webRoot: string;
};

/** Builds the gateway in front of the given services. @throws SettingError */
export async function createGateway({
  shared,
  upstreams,
  serviceSecret,
  cacheUrl,
  webRoot,
}: Options): Promise<Gateway> {
  const config = readConfig(shared.env);
  const { bus, clock, authenticator } = shared;
  const log = shared.log.child({ service: NAME });
  const registry = createRegistry(NAME);
  const tracer = shared.tracing?.tracerOf(NAME) ?? idsOnly;
  const watch = createRequestWatch({ registry, tracer, log, callers: 'outside' });
  const cache = createStoreWatch(registry, tracer)('cache', await openCache(cacheUrl));
  const uuid = createUuids();
  const newRequestId = () => `req_${uuid(clock.now())}`;
  const exchange = createTokenExchange(
    upstreams['auth-service'],
    createServiceTokens({ service: NAME, secret: serviceSecret, clock }),
    () => clock.now().getTime(),
    tracer,
  );
  const admit = createAdmission({ authenticator, exchange, cache, refused: countRefusals(registry), ...config });
  const app = createApp({
    watch,
    newRequestId,
    serverFactory: (own) => createFrontServer(own, { upstreams, admit, newRequestId, watch }),
  });
  const ready = readiness(checks(upstreams, bus, cache));
  registerHealth(app, NAME, ready);
  const metrics = openMetricsDoor({ service: NAME, registry, watch, newRequestId, ready, bus });
  registerDocuments(app);
  registerWeb(app, webRoot);
  const handling = createHandlingWatch({ registry, tracer, log, clock });
  const ended = await bus.subscribe(
    NAME,
    ['session.ended'],
    (event, { attempt }) =>
      handling.run(NAME, event, attempt, async () => {
        authenticator.revoke((event.data as { sessionId: string }).sessionId);
        exchange.forget();
      }),
    { from: 'now' },
  );
  return {
    async listen() {
      await metrics.listen(config.metrics);
      await app.listen({ port: config.port, host: config.host });
      return portOf(app, config.port);
    },
    metricsPort: () => portOf(metrics, config.metrics.port),
    async stop() {
      const cut = setTimeout(() => app.server.closeAllConnections(), LAST_REQUESTS_MS);
      await app.close();
      clearTimeout(cut);
      await metrics.close();
      await ended.stop();
      await cache.close();
    },
  };
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
