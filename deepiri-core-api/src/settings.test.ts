import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGateway } from 'deepiri-api-gateway';
import { createLogger, type Env, runService, SettingError } from 'deepiri-service-kit';
import { taskOrchestrator } from 'deepiri-task-orchestrator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPlatform } from './platform.ts';
import { runServices } from './run-services.ts';
import { services } from './services.ts';

const log = createLogger({ level: 'silent', name: 'settings', terminal: false });
const alone = (env: Env) => runService(taskOrchestrator, env);
const together = (env: Env) => startPlatform({ env, services, log, webRoot: 'none' });
const secret = { SERVICE_SECRET: 'x'.repeat(32) };
/** A bus that would be waited for. */
const nobody = { ...secret, BUS_URL: 'redis://127.0.0.1:1' };
const freePorts = { PORT: '0', SERVICE_PORT_BASE: '0', HOST: '127.0.0.1' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-settings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each<[string, (env: Env) => Promise<unknown>, Env, RegExp]>([
  ['a service', alone, {}, /^SERVICE_SECRET is not set: /],
  ['a service', alone, { SERVICE_SECRET: 'short' }, /^SERVICE_SECRET must have at least 32 characters$/],
  ['a service', alone, { ...secret, PORT: '70000' }, /^PORT="70000" must be a whole number from 0 to 65535$/],
  ['a service', alone, { ...secret, SERVICE_PORT_BASE: 'x' }, /^SERVICE_PORT_BASE="x" must be a whole number/],
  ['a service', alone, { ...secret, LOG_LEVEL: 'loud' }, /^LOG_LEVEL="loud" must be one of trace, /],
  [
    'a service',
    alone,
    { ...secret, AUTH_SERVICE_URL: 'auth:5001' },
    /^AUTH_SERVICE_URL="auth:5001" must be an address/,
  ],
  ['a service', alone, { ...secret, EVENT_MAX_ATTEMPTS: '0' }, /^EVENT_MAX_ATTEMPTS="0" must be a whole number/],
  ['a service', alone, { TASKS_DEFAULT_ESTIMATE_MINUTES: '0' }, /^TASKS_DEFAULT_ESTIMATE_MINUTES="0" must be/],
  ['a service', alone, secret, /^BUS_URL is not set: /],
  ['the gateway', runGateway, {}, /^SERVICE_SECRET is not set: /],
  ['the gateway', runGateway, secret, /^BUS_URL is not set: /],
  ['the gateway', runGateway, { ...secret, RATE_LIMIT: 'no' }, /^RATE_LIMIT="no" must be one of on, off$/],
  [
    'the gateway',
    runGateway,
    { ...secret, TASK_ORCHESTRATOR_URL: 'http://a/b' },
    /^TASK_ORCHESTRATOR_URL="http:\/\/a\/b" must/,
  ],
  [
    'the gateway',
    runGateway,
    { ...secret, REALTIME_GATEWAY_URL: ' ' },
    /^REALTIME_GATEWAY_URL=" " must name at least one/,
  ],
  [
    'the gateway',
    runGateway,
    { ...secret, TRUSTED_PROXIES: '10.0.0.0/99' },
    /^TRUSTED_PROXIES: "10.0.0.0\/99" is neither/,
  ],
  ['the platform', together, { PORT: 'x' }, /^PORT="x" must be a whole number/],
  ['the platform', together, { NOTIFICATION_DAYS: '-1' }, /^NOTIFICATION_DAYS="-1" must be a whole number/],
  [
    'the platform',
    together,
    { TASK_ORCHESTRATOR_URL: 'http://a:1' },
    /^SERVICE_SECRET is not set: with TASK_ORCHESTRATOR_URL/,
  ],
  [
    'the platform',
    together,
    { ...secret, AUTH_SERVICE_URL: 'http://a:1' },
    /^BUS_URL must be a server.* with AUTH_SERVICE_URL$/,
  ],
  ['a service', alone, { ...nobody, DOCUMENTS_URL: 'mysql://jo:hidden@h' }, /^DOCUMENTS_URL: .* mysql:; .*mongodb:/],
  ['a service', alone, { ...nobody, DOCUMENTS_URL: 'mongodb://jo:hidden@' }, /^DOCUMENTS_URL: .*MongoDB must be like/],
  ['a service', alone, { ...nobody, BUS_URL: 'redis://:hidden@' }, /^BUS_URL: The event bus needs a host/],
  ['a service', alone, { ...nobody, SERIES_URL: 'http://' }, /^SERIES_URL: series need a host/],
  ['the gateway', runGateway, { ...nobody, CACHE_URL: 'memcached://h' }, /^CACHE_URL: .* memcached:; .*memory:/],
  ['the platform', together, { ...nobody, STREAMS_URL: 'redis://h/jo' }, /^STREAMS_URL: .* database by its number/],
  ['the platform', together, { ...nobody, BUS_URL: 'amqp://jo:hidden@h' }, /^BUS_URL: .* amqp:; .*redis:/],
  [
    'npm run services',
    runServices,
    { ...nobody, PORT: '5100', SERVICE_PORT_BASE: '5000', RANKINGS_URL: 'data' },
    /^RANKINGS_URL: .* without a scheme; /,
  ],
  ['npm run services', runServices, {}, /^BUS_URL must be a server, such as redis:\/\/127.0.0.1:6379, because/],
  [
    'npm run services',
    runServices,
    { BUS_URL: 'redis://127.0.0.1:1', PORT: '0' },
    /^SERVICE_PORT_BASE and PORT must not be 0/,
  ],
])('%s does not start with a wrong setting, and says in one line which', async (_who, start, env, line) => {
  const error = await start({ DATA_DIR: folder, ...freePorts, ...env }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SettingError);
  expect((error as Error).message).toMatch(line);
  expect((error as Error).message).not.toMatch(/\n|hidden/);
});
