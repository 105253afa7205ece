import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Env } from 'deepiri-service-kit';
import { freePort, startRedis, type TestServer } from 'deepiri-test-servers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callUrl, eventually } from '../platform.ts';
import { makePlace, type Place } from './place.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';

const backend = join(import.meta.dirname, '../../platform-services/backend');
const secret = { SERVICE_SECRET: 'a secret of the tests, longer than 32 characters' };

describe('a process that starts', () => {
  let place: Place;
  const running: ServiceProcess[] = [];
  beforeAll(async () => {
    place = await makePlace('services');
  });
  afterEach(async () => {
    for (const service of running.splice(0)) await service.kill();
  });
  afterAll(() => place.remove());

  async function start(name: string, env: Env = {}) {
    const lines: string[] = [];
    const service = startServiceProcess({
      name,
      port: await freePort(),
      env: { ...secret, ...place.env, SERVICE_PORT_BASE: '0', ...env },
      now: undefined,
      line: (text) => lines.push(text),
    });
    running.push(service);
    return { service, lines };
  }

  it.each([
    ['task-orchestrator', ['bus', 'documents']],
    ['realtime-gateway', ['bus', 'streams']],
    ['api-gateway', ['bus', 'cache']],
  ])('%s waits for stores that are down: it says so, lives, and is not ready', async (name, parts) => {
    await place.redis!.kill();
    const { service, lines } = await start(name);
    await eventually(async () => (await fetch(`${service.url}/health`).catch(() => undefined))?.ok, 'it lives', 60_000);
    const ready = await callUrl(service.url, 'GET', '/ready');
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '2']);
    expect(ready.body).toMatchObject({ service: name, status: 'not_ready', parts: { bus: 'down' } });
    const other = await callUrl(service.url, 'GET', '/api/tasks');
    expect(other).toMatchObject({ status: 503, body: { code: 'unavailable', instance: '/api/tasks' } });
    const waiting = () =>
      lines.filter((line) => line.includes('waiting for bus: nothing answers at redis://127.0.0.1'));
    await eventually(() => waiting().length > 0, 'the log says what it waits for', 60_000);
    await place.redis!.startAgain();
    // The gateway is not ready yet: nobody is behind it.
    await eventually(
      async () => {
        const now = await callUrl(service.url, 'GET', '/ready').catch(() => undefined);
        return parts.every((part) => now?.body.parts[part] === 'up');
      },
      'its stores are up',
      60_000,
    );
    expect(waiting()).toHaveLength(1);
    await service.end();
  });

  it('ends at once and well when it is told to while it waits', async () => {
    await place.redis!.kill();
    const { service } = await start('notification-service');
    await eventually(async () => (await fetch(`${service.url}/health`).catch(() => undefined))?.ok, 'it lives', 60_000);
    await service.end();
    await place.redis!.startAgain();
  });

  it('shares its data folder with other services, but not with another of its kind', async () => {
    const first = await start('task-orchestrator', { DOCUMENTS_URL: `sqlite:${place.folder}` });
    const other = await start('notification-service', { DOCUMENTS_URL: `sqlite:${place.folder}` });
    await Promise.all([first.service.ready(), other.service.ready()]);
    const second = await start('task-orchestrator', { DOCUMENTS_URL: `sqlite:${place.folder}` });
    await expect(second.service.ready()).rejects.toThrow(
      /Cannot start: .* is in use by another Deepiri \(task-orchestrator\)/,
    );
  });
});

describe('a process that cannot start ends with one line that names why', () => {
  let redis: TestServer;
  let taken: number;
  const server = createServer();
  beforeAll(async () => {
    redis = await startRedis(['--requirepass', 'secret']);
    taken = await freePort();
    await once(server.listen(taken, '127.0.0.1'), 'listening');
  });
  afterAll(async () => {
    server.close();
    await redis.stop();
  });

  async function lastWords(service: string, env: Env): Promise<{ code: number | null; text: string }> {
    const ports = { PORT: String(await freePort()), HOST: '127.0.0.1', SERVICE_PORT_BASE: '0' };
    const child = spawn(process.execPath, [join(backend, `deepiri-${service}/src/main.ts`)], {
      env: { ...process.env, ...secret, DATA_DIR: '/nonexistent', LOG_LEVEL: 'silent', ...ports, ...env },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, text };
  }

  it.each<[string, string, (at: { url: string }) => Env, RegExp]>([
    ['no secret', 'task-orchestrator', () => ({ SERVICE_SECRET: undefined }), /^SERVICE_SECRET is not set: /],
    ['no bus', 'realtime-gateway', () => ({}), /^BUS_URL is not set: /],
    ['a scheme that nobody knows', 'task-orchestrator', () => ({ BUS_URL: 'amqp://h' }), /^BUS_URL: .*amqp:.*redis:/],
    [
      'documents nowhere',
      'task-orchestrator',
      ({ url }) => ({ BUS_URL: url, DOCUMENTS_URL: 'x' }),
      /^DOCUMENTS_URL: .*sqlite:/,
    ],
    [
      'a wrong password',
      'auth-service',
      ({ url }) => ({ BUS_URL: url.replace(':secret', ':wrong') }),
      /^BUS_URL: .*WRONGPASS/,
    ],
    ['no password', 'api-gateway', ({ url }) => ({ BUS_URL: url.replace(':secret@', '') }), /^BUS_URL: .*NOAUTH/],
    [
      'a wrong password of the cache',
      'api-gateway',
      ({ url }) => ({ BUS_URL: url, CACHE_URL: url.replace(':secret', ':wrong') }),
      /^CACHE_URL: .*WRONGPASS/,
    ],
    [
      'a port that is taken',
      'engagement-service',
      ({ url }) => ({ BUS_URL: url, PORT: String(taken) }),
      /127\.0\.0\.1:\d+ is taken\. .*PORT/,
    ],
    [
      'a port that is taken',
      'api-gateway',
      ({ url }) => ({ BUS_URL: url, PORT: String(taken) }),
      /127\.0\.0\.1:\d+ is taken\. .*PORT/,
    ],
  ])('%s: %s', async (_what, service, env, line) => {
    const url = redis.url.replace('redis://', 'redis://:secret@');
    const { code, text } = await lastWords(service, env({ url }));
    expect(code).toBe(1);
    expect(text).toMatch(/^Cannot start: [^\n]*\n$/);
    expect(text.slice('Cannot start: '.length, -1)).toMatch(line);
    expect(text).not.toMatch(/:secret|:wrong/);
  });
});
