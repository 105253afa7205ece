import { createGateway, networkUpstreams, readConfig, type Upstream, type UpstreamName } from 'deepiri-api-gateway';
import {
  type Arriving,
  type Clock,
  checkSettings,
  createAuthenticator,
  createServiceTokens,
  type Env,
  endingsOf,
  keysOf,
  networkWire,
  openSharedBus,
  openTracing,
  openWaitingDoor,
  portSettingsTable,
  processWire,
  type RunningService,
  type ServiceDefinition,
  type Shared,
  settings,
  startService,
  systemClock,
  type Wire,
} from 'deepiri-service-kit';
import type { Logger } from 'pino';
import { addressesElsewhere, demandShared, type Elsewhere } from './elsewhere.ts';
import { serviceSecret } from './service-secret.ts';
import { upstreamOf } from './upstreams.ts';

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

/**
 * Runs the services in this process behind the gateway, except those whose address says that they run elsewhere.
 * Resolves when the platform can serve. @throws SettingError
 */
export async function startPlatform(options: Options): Promise<Platform> {
  const { port, host } = readConfig(options.env);
  const layout = readLayout(options);
  const arriving: Arriving = {};
  const door = await openWaitingDoor({ name: 'api-gateway', port, host }, arriving);
  try {
    const { gateway, ...platform } = await build(options, layout, arriving);
    await door.close();
    await gateway.listen(door.port, host);
    const ports = { ...platform.ports, 'api-gateway': gateway.metricsPort() };
    return { ...platform, ports, port: door.port, url: `http://localhost:${door.port}` };
  } catch (error) {
    await door.close();
    throw error;
  }
}

type Layout = { base: number; elsewhere: Elsewhere; here: readonly ServiceDefinition[] };

/** What runs here and what elsewhere, once all settings are known to be good. @throws SettingError */
function readLayout({ env, services }: Pick<Options, 'env' | 'services'>): Layout {
  const { SERVICE_PORT_BASE: base } = settings(env, portSettingsTable);
  const elsewhere = addressesElsewhere(env);
  demandShared(env, elsewhere);
  const here = services.filter(({ name }) => !elsewhere[name as UpstreamName]?.length);
  for (const definition of here) checkSettings(definition, env);
  return { base, elsewhere, here };
}

async function build(
  { env, log, clock = systemClock, webRoot }: Options,
  { base, elsewhere, here }: Layout,
  arriving: Arriving,
) {
  const secret = await serviceSecret(env);
  const tracing = await openTracing(env, log);
  const bus = await openSharedBus(env, log, arriving);
  const running: RunningService[] = [];
  const auth = authWire(elsewhere['auth-service'], running);
  const endings = endingsOf(auth, createServiceTokens({ service: 'core-api', secret, clock }));
  const authenticator = createAuthenticator({ jwks: keysOf(auth), endings, serviceSecret: secret, clock });
  // Before anybody asks: when they do, auth-service may be away.
  if (elsewhere['auth-service'].length > 0) void authenticator.learn();
  const shared: Shared = { env, bus, clock, log, authenticator, arriving, tracing };
  running.push(...(await Promise.all(here.map((definition) => startService(definition, shared)))));
  const upstreams = {
    ...(Object.fromEntries(running.map(upstreamOf)) as Record<UpstreamName, Upstream>),
    ...networkUpstreams((service) => elsewhere[service], log),
  };
  const gateway = await createGateway({ shared, upstreams, auth, serviceSecret: secret, webRoot });
  const ports = await Promise.all(
    running.map(async (service, index) => {
      const port = base && base + here[index]!.portOffset;
      return [service.name, await service.listen(port, '127.0.0.1')] as const;
    }),
  );

  async function settled() {
    // Handlers write events of their own, so both are asked until neither had anything left.
    for (let round = 0; round < 3; round++) {
      await Promise.all(running.map((service) => service.relayIdle()));
      await bus.settled();
    }
  }

  async function stop() {
    await Promise.all(running.map(({ raw }) => raw?.close?.()));
    await gateway.stop();
    await Promise.all(running.map((service) => service.stop()));
    await bus.close();
    await tracing.stop();
  }

  return { gateway, services: running, ports: Object.fromEntries(ports), settled, stop };
}

function authWire(elsewhere: readonly string[], running: readonly RunningService[]): Wire {
  if (elsewhere.length > 0) return networkWire('auth-service', elsewhere);
  return processWire(() => running.find(({ name }) => name === 'auth-service')!.app);
}
