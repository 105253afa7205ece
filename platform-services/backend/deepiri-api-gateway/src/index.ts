import {
  createApp,
  createServiceClient,
  createServiceTokens,
  createUuids,
  type Env,
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
import { openCache } from 'deepiri-stores';
import type { Logger } from 'pino';
import { createAdmission } from './commands/admit.ts';
import { createTokenExchange, exchangeRoutes } from './commands/exchange-token.ts';
import { addressSetting, addressTable, readConfig } from './config.ts';
import { type UpstreamName, upstreamNames } from './domain/routing.ts';
import type { Upstream } from './domain/upstream.ts';
import { registerDocuments } from './routes/documents.ts';
import { createFrontServer } from './routes/front.ts';
import { createNetworkUpstream } from './routes/network/upstream.ts';
import { registerWeb } from './routes/web.ts';

export { addressSetting, addressTable, readConfig, settingsTable } from './config.ts';
export { routingTable, type UpstreamName, upstreamNames } from './domain/routing.ts';
export type { Upstream } from './domain/upstream.ts';

const NAME = 'api-gateway';
/** Time for requests to end once the gateway takes no more; a client that is still sending then is cut off. */
const LAST_REQUESTS_MS = 2_000;
const DEADLINE_MS = 10_000;
const AT_ONCE = 512;
/** A poll of Socket.IO waits up to 25 s by design, and every socket that polls holds one. */
const LIVE_DEADLINE_MS = 40_000;
const LIVE_AT_ONCE = 10_000;

export type Gateway = { listen(port: number, host: string): Promise<number>; stop(): Promise<void> };
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
  const cache = await openLimits(shared, log);
  const uuid = createUuids();
  const newRequestId = () => `req_${uuid(clock.now())}`;
  const token = createServiceTokens({ service: NAME, secret: serviceSecret, clock });
  const authClient = createServiceClient(exchangeRoutes, { service: 'auth-service', wire: auth, token });
  const exchange = createTokenExchange(authClient, () => clock.now().getTime());
  const admit = createAdmission({ authenticator, exchange, cache, token, ...config });
  const app = createApp({
    log,
    newRequestId,
    serverFactory: (own) => createFrontServer(own, { upstreams, admit, newRequestId, log }),
  });
  const connected = lastCall(app.server);
  registerHealth(app, NAME, () => readiness(checks(upstreams, () => cache.ping())));
  registerDocuments(app);
  registerWeb(app, webRoot);
  const ended = await bus.subscribe(
    NAME,
    ['session.ended'],
    async (event) => {
      authenticator.revoke((event.data as { sessionId: string }).sessionId);
      exchange.forget();
    },
    { from: 'now' },
  );
  return {
    async listen(port, host) {
      await app.listen({ port, host });
      const address = app.server.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    async stop() {
      for (const upstream of Object.values(upstreams)) upstream.release?.();
      const everybodyLeft = connected.after(LAST_REQUESTS_MS);
      await app.close();
      everybodyLeft();
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
    return [service, createNetworkUpstream({ service, urls, deadlineMs, atOnce, coalesces: !isLive, log })];
  });
  return Object.fromEntries(upstreams) as Record<UpstreamName, Upstream>;
}

function openLimits({ env, arriving }: Shared, log: Logger) {
  const { CACHE_URL: url } = storeUrls(env);
  return waitFor({ part: 'cache', setting: 'CACHE_URL', url, open: () => openCache(url, { log }) }, log, arriving);
}

function checks(
  upstreams: Record<string, Upstream>,
  cache: () => Promise<void>,
): Record<string, () => Promise<unknown>> {
  const services = Object.entries(upstreams).map(([name, upstream]) => [name, () => demandReady(upstream)] as const);
  return { cache, ...Object.fromEntries(services) };
}

async function demandReady(upstream: Upstream) {
  const { status } = await upstream.ready();
  if (status !== 'ready') throw new Error('not ready');
}
