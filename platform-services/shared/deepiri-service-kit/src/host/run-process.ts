import closeWithGrace from 'close-with-grace';
import type { EventBus } from 'deepiri-event-bus';
import type { Logger } from 'pino';
import { type Authenticator, createAuthenticator } from '../auth/authenticator.ts';
import { createServiceTokens, longEnough } from '../auth/service-token.ts';
import { endingsOf } from '../calls/endings.ts';
import { keysOf } from '../calls/keys.ts';
import { networkWire } from '../calls/wires.ts';
import { addresses, choice, type Env, integer, SettingError, settings, text } from '../config.ts';
import { type Clock, systemClock } from '../context.ts';
import { createLogger } from '../logging.ts';
import { openTracing } from '../observe/open-tracing.ts';
import type { Tracing } from '../observe/tracing.ts';
import { openSharedBus } from './open-shared-bus.ts';
import type { Arriving } from './wait-for.ts';
import { openWaitingDoor } from './waiting-door.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const DRAIN_MS = 5_000;

/** What runs in a process of its own, and where it listens. */
export type Tenant = { name: string; port: number; host: string };

/** What a process has when its tenant moves in. */
export type Ground = {
  env: Env;
  clock: Clock;
  log: Logger;
  bus: EventBus;
  authenticator: Authenticator;
  serviceSecret: Uint8Array;
  arriving: Arriving;
  tracing: Tracing;
  /** The tenant is alone in its process, so it tells the metrics of the process. */
  ownsProcess: true;
};

export type Running = { listen(port: number, host: string): Promise<number>; stop(): Promise<void> };

export type RunOptions = { clock?: Clock };

/**
 * Runs something in a process of its own until a signal comes. Its port answers from the first moment on: it is alive, and
 * not ready while it waits for its stores.
 * @throws SettingError, or the error of the operating system when the port is taken
 */
export async function runProcess(
  tenant: Tenant,
  env: Env,
  build: (ground: Ground) => Promise<Running>,
  { clock = systemClock }: RunOptions = {},
): Promise<void> {
  const config = settings(env, processSettingsTable(env));
  const serviceSecret = longEnough(config.SERVICE_SECRET, 'SERVICE_SECRET');
  demandSharedBus(env);
  const log = createLogger({ level: config.LOG_LEVEL, name: tenant.name, terminal: process.stdout.isTTY });
  const arriving: Arriving = {};
  const door = await openWaitingDoor(tenant, arriving);
  const closing: (() => Promise<void>)[] = [() => door.close()];
  endOnSignal(log, async () => {
    for (const close of closing.reverse()) await close();
  });

  const tracing = await openTracing(env, log);
  closing.push(() => tracing.stop());
  const bus = await openSharedBus(env, log, arriving);
  closing.push(() => bus.close());
  const auth = networkWire('auth-service', config.AUTH_SERVICE_URL);
  const endings = endingsOf(auth, createServiceTokens({ service: tenant.name, secret: serviceSecret, clock }));
  const authenticator = createAuthenticator({ jwks: keysOf(auth), endings, serviceSecret, clock });
  // Before anybody asks: when they do, auth-service may be away.
  void authenticator.learn();
  const running = await build({
    ...{ env, clock, log, bus, authenticator, serviceSecret, arriving, tracing },
    ownsProcess: true,
  });
  closing.push(() => running.stop());
  await door.close();
  const port = await running.listen(door.port, tenant.host);
  log.info({ port }, 'ready');
}

/** Without the bus of the others this process would publish to one that nobody reads. @throws SettingError */
function demandSharedBus(env: Env): void {
  if (!env['BUS_URL']?.trim())
    throw new SettingError('BUS_URL is not set: the bus that all processes share, such as redis://127.0.0.1:6379');
}

/** The ports of the services start above it. */
export const portSettingsTable = {
  SERVICE_PORT_BASE: integer("The services' own ports start above it; 0 takes free ones", 5000, { max: 65_000 }),
};

function processSettingsTable(env: Env) {
  const { SERVICE_PORT_BASE: base } = settings(env, portSettingsTable);
  return {
    AUTH_SERVICE_URL: addresses('Where auth-service answers', `http://127.0.0.1:${base + 1}`),
    SERVICE_SECRET: text('secret that services show to each other, at least 32 characters'),
    LOG_LEVEL: choice('How much is logged', logLevels, 'info'),
  };
}

function endOnSignal(log: Logger, close: () => Promise<void>) {
  closeWithGrace({ delay: DRAIN_MS, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'ending after an error');
    await close();
  });
  // Whoever started this process over a channel, and is gone without a word, wants it no more.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
