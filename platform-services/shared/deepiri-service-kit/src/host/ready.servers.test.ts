import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { openBus } from 'deepiri-event-bus';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging.ts';
import { defineService } from '../service.ts';
import { movableClock } from '../testing/clock.ts';
import { createTestTokens } from '../testing/tokens.ts';
import { type RunningService, startService } from './start-service.ts';

const run = promisify(execFile);

const probe = defineService({
  name: 'probe',
  portOffset: 99,
  stores: ['cache', 'rankings', 'streams'],
  config: () => ({}),
  build: () => ({ routes: [] }),
});
const patience = { timeout: 30_000 };
const parts = (state: 'up' | 'down') => ({ cache: state, rankings: state, streams: state, bus: state });

describe('a service whose redis answers and takes nothing', () => {
  let server: TestServer;
  let service: RunningService;
  let close: () => Promise<void>;
  beforeEach(async () => {
    server = await startRedis();
    const log = createLogger({ level: 'silent', name: 'ready', terminal: false });
    const clock = movableClock();
    const bus = await openBus(server.url);
    const { authenticator } = await createTestTokens(clock);
    service = await startService(probe, { env: { CACHE_URL: server.url }, bus, clock, log, authenticator });
    close = () => bus.close();
  });
  afterEach(async () => {
    await service.stop();
    await close();
    await server.stop();
  });

  /** As an operator would. */
  const redis = async (...words: string[]) => (await run('redis-cli', ['-p', String(server.port), ...words])).stdout;
  const set = (name: string, value: string) => redis('config', 'set', name, value);
  async function breakDisk() {
    const [, folder] = (await redis('config', 'get', 'dir')).trim().split('\n');
    await rm(folder!, { recursive: true });
    await set('save', '3600 1');
    await redis('bgsave');
  }

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    ['its memory is full', () => set('maxmemory', '1'), () => set('maxmemory', '0')],
    ['it is a replica', () => redis('replicaof', '127.0.0.1', '1'), () => redis('replicaof', 'no', 'one')],
    ['its disk fails', breakDisk, () => set('stop-writes-on-bgsave-error', 'no')],
  ])('G9 says so in /ready, and that it is well again: %s', async (_, worsen, mend) => {
    await expect.poll(service.ready, patience).toEqual({ status: 'ready', parts: parts('up') });
    await worsen();
    await expect.poll(service.ready, patience).toEqual({ status: 'not_ready', parts: parts('down') });
    expect((await service.app.inject({ url: '/ready' })).statusCode).toBe(503);
    await mend();
    await expect.poll(service.ready, patience).toEqual({ status: 'ready', parts: parts('up') });
  });

  it('changes nothing to find out', async () => {
    const changes = async () => /^rdb_changes_since_last_save:\d+/m.exec(await redis('info', 'persistence'))?.[0];
    const [keys, before] = [await redis('keys', '*'), await changes()];
    expect(await service.ready()).toEqual({ status: 'ready', parts: parts('up') });
    expect([await redis('keys', '*'), await changes()]).toEqual([keys, before]);
  });
});
