import {
  createApp,
  createServiceTokens,
  createUuids,
  lastCall,
  readiness,
  registerHealth,
  type Shared,
} from 'deepiri-service-kit';
import { openCache } from 'deepiri-stores';
import { createAdmission } from './commands/admit.ts';
import { createTokenExchange } from './commands/exchange-token.ts';
import { readConfig } from './config.ts';
import type { UpstreamName } from './domain/routing.ts';
import type { Upstream } from './domain/upstream.ts';
import { registerDocuments } from './routes/documents.ts';
import { createFrontServer } from './routes/front.ts';
import { registerWeb } from './routes/web.ts';

export { readConfig, settingsTable } from './config.ts';
export { routingTable, type UpstreamName } from './domain/routing.ts';
export type { Upstream } from './domain/upstream.ts';

const NAME = 'api-gateway';
/** Time for requests to end once the gateway takes no more; a client that is still sending then is cut off. */
const LAST_REQUESTS_MS = 2_000;

export type Gateway = { listen(): Promise<number>; stop(): Promise<void> };
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
  const cache = await openCache(cacheUrl, { log });
  const uuid = createUuids();
  const newRequestId = () => `req_${uuid(clock.now())}`;
  const exchange = createTokenExchange(
    upstreams['auth-service'],
    createServiceTokens({ service: NAME, secret: serviceSecret, clock }),
    () => clock.now().getTime(),
  );
  const admit = createAdmission({ authenticator, exchange, cache, ...config });
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
    async listen() {
      await app.listen({ port: config.port, host: config.host });
      const address = app.server.address();
      return typeof address === 'object' && address ? address.port : config.port;
    },
    async stop() {
      const everybodyLeft = connected.after(LAST_REQUESTS_MS);
      await app.close();
      everybodyLeft();
      await ended.stop();
      await cache.close();
    },
  };
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
