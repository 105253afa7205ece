import { createGateway, type Upstream, type UpstreamName } from 'deepiri-api-gateway';
import { openBus } from 'deepiri-event-bus';
import {
  type Clock,
  createAuthenticator,
  type Env,
  integer,
  openTracing,
  type RunningService,
  type ServiceDefinition,
  SettingError,
  type Shared,
  settings,
  startService,
  storeUrls,
  systemClock,
} from 'deepiri-service-kit';
import { claimStores } from 'deepiri-stores';
import type { Logger } from 'pino';
import { serviceSecret } from './service-secret.ts';

export const settingsTable = {
  SERVICE_PORT_BASE: integer("The services' own ports start above it; 0 takes free ones", 5000, { max: 65_000 }),
};

export type Platform = {
  /** Port of the gateway. */
  port: number;
  url: string;
  services: readonly RunningService[];
  /** Port of each service on loopback; of the gateway, the one with its metrics. */
  ports: Readonly<Record<string, number>>;
  /** Resolves when every stored event is published and every handler is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

type Options = { env: Env; services: readonly ServiceDefinition[]; log: Logger; clock?: Clock; webRoot: string };

/** Runs all services in this process behind the gateway. Resolves when the platform can serve. @throws SettingError */
export async function startPlatform({ env, services, log, clock = systemClock, webRoot }: Options): Promise<Platform> {
  const { SERVICE_PORT_BASE: base } = settings(env, settingsTable);
  const secret = await serviceSecret(env);
  const tracing = await openTracing(env, log);
  const urls = storeUrls(env);
  const giveBack = await claim(urls.DOCUMENTS_URL);
  const bus = await openBus(urls.BUS_URL, { log });
  const running: RunningService[] = [];
  const authenticator = createAuthenticator({ jwks: () => fetchKeys(running), serviceSecret: secret, clock });
  const shared: Shared = { env, bus, clock, log, authenticator, tracing };
  running.push(...(await Promise.all(services.map((definition) => startService(definition, shared)))));
  const upstreams = Object.fromEntries(running.map((service) => [service.name, upstreamOf(service)])) as Record<
    UpstreamName,
    Upstream
  >;
  const gateway = await createGateway({ shared, upstreams, serviceSecret: secret, cacheUrl: urls.CACHE_URL, webRoot });
  const ports = await Promise.all(
    running.map(
      async (service, index) =>
        [service.name, await service.listen(base && base + services[index]!.portOffset, '127.0.0.1')] as const,
    ),
  );
  const port = await gateway.listen();

  async function settled() {
    // Handlers write events of their own, so both are asked until neither had anything left.
    for (let round = 0; round < 3; round++) {
      await Promise.all(running.map((service) => service.relayIdle()));
      await bus.settled();
    }
  }

  return {
    port,
    url: `http://localhost:${port}`,
    services: running,
    ports: { ...Object.fromEntries(ports), 'api-gateway': gateway.metricsPort() },
    settled,
    async stop() {
      await Promise.all(running.map(({ raw }) => raw?.close?.()));
      await gateway.stop();
      await Promise.all(running.map((service) => service.stop()));
      await bus.close();
      await tracing.stop();
      giveBack();
    },
  };
}

async function claim(url: string): Promise<() => void> {
  try {
    return await claimStores(url);
  } catch (error) {
    throw new SettingError(error instanceof Error ? error.message : String(error));
  }
}

async function fetchKeys(running: readonly RunningService[]) {
  const auth = running.find(({ name }) => name === 'auth-service');
  if (!auth) throw new Error('auth-service is not running');
  return (await auth.app.inject({ url: '/.well-known/jwks.json' })).json();
}

function upstreamOf(service: RunningService): Upstream {
  const { raw } = service;
  return {
    handle: raw ? raw.request : service.handle,
    ...(raw?.upgrade ? { upgrade: raw.upgrade } : {}),
    async call({ method, path, headers, body }) {
      const answer = await service.app.inject({
        method,
        url: path,
        ...(headers ? { headers } : {}),
        ...(body ? { payload: body } : {}),
      });
      return { status: answer.statusCode, body: answer.body };
    },
    ready: service.ready,
  };
}
