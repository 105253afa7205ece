import closeWithGrace from 'close-with-grace';
import { openBus } from 'deepiri-event-bus';
import type { JSONWebKeySet } from 'jose';
import { createAuthenticator } from '../auth/authenticator.ts';
import { choice, type Env, integer, SettingError, settings, text } from '../config.ts';
import { systemClock } from '../context.ts';
import { createLogger } from '../logging.ts';
import { openTracing } from '../observe/open-tracing.ts';
import type { ServiceDefinition } from '../service.ts';
import { storeUrls } from './resources.ts';
import { startService } from './start-service.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** Runs one service as a process of its own: listens on SERVICE_PORT_BASE + its offset until a signal comes. */
export async function runService<Config>(definition: ServiceDefinition<Config>, env: Env): Promise<void> {
  const config = settings(env, {
    SERVICE_PORT_BASE: integer('The ports of the services start above it', 5000, { max: 65_000 }),
    HOST: text('Address to listen on', '127.0.0.1'),
    AUTH_URL: text('Where auth-service answers', `http://127.0.0.1:${Number(env['SERVICE_PORT_BASE'] ?? 5000) + 1}`),
    SERVICE_SECRET: text('Secret that services show to each other, at least 32 characters'),
    LOG_LEVEL: choice('How much is logged', logLevels, 'info'),
  });
  if (config.SERVICE_SECRET.length < 32) throw new SettingError('SERVICE_SECRET must have at least 32 characters');
  const log = createLogger({ level: config.LOG_LEVEL, name: definition.name, terminal: process.stdout.isTTY });
  const tracing = await openTracing(env, log);
  const bus = await openBus(storeUrls(env).BUS_URL, { log });
  const authenticator = createAuthenticator({
    jwks: () => fetchKeys(config.AUTH_URL),
    serviceSecret: new TextEncoder().encode(config.SERVICE_SECRET),
    clock: systemClock,
  });
  const shared = { env, bus, clock: systemClock, log, authenticator, tracing, ownsProcess: true };
  const service = await startService(definition, shared);
  const port = await service.listen(config.SERVICE_PORT_BASE + definition.portOffset, config.HOST);
  log.info({ port }, 'listening');
  closeWithGrace({ delay: 5_000, logger: false }, async () => {
    await service.stop();
    await bus.close();
    await tracing.stop();
  });
}

async function fetchKeys(authUrl: string): Promise<JSONWebKeySet> {
  const answer = await fetch(`${authUrl}/.well-known/jwks.json`, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`auth-service answered ${answer.status} for its keys`);
  return (await answer.json()) as JSONWebKeySet;
}

/** Starts a process: a wrong setting, a taken port or a file that cannot be used ends it with one line that names it. */
export function start(run: (env: Env) => Promise<void>): void {
  run(process.env).catch((error) => {
    process.stderr.write(`Cannot start: ${isPlain(error) ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  });
}

/** Whether the message says what to do without the place in the code. */
function isPlain(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof SettingError || 'syscall' in error || ('code' in error && plainCodes.has(error.code));
}

const plainCodes = new Set<unknown>(['ERR_SQLITE_ERROR', 'ERR_UNKNOWN_SCHEME']);
