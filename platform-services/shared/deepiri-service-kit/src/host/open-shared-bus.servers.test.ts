import { startRedis, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Env } from '../config.ts';
import { defineService } from '../service.ts';
import { movableClock } from '../testing/clock.ts';
import { keptLog } from '../testing/kept-log.ts';
import { createTestTokens } from '../testing/tokens.ts';
import { openSharedBus } from './open-shared-bus.ts';
import { startService } from './start-service.ts';

const probe = defineService({
  name: 'probe',
  portOffset: 99,
  stores: ['streams'],
  config: () => ({}),
  build: () => ({ routes: [] }),
});

describe('a redis that may lose what it has taken', () => {
  let server: TestServer;
  let other: TestServer;
  beforeAll(async () => {
    const start = () => startRedis(['--appendfsync', 'everysec']);
    [server, other] = await Promise.all([start(), start()]);
  });
  afterAll(() => Promise.all([server.stop(), other.stop()]));

  async function toldBy(env: Env): Promise<unknown[]> {
    const { log, lines } = keptLog();
    const all = { BUS_URL: server.url, STREAMS_URL: server.url, ...env };
    const bus = await openSharedBus(all, log);
    const clock = movableClock();
    const { authenticator } = await createTestTokens(clock);
    const service = await startService(probe, { env: all, bus, clock, log, authenticator });
    await service.stop();
    await bus.close();
    return lines.filter(({ msg }) => /may lose/.test(String(msg))).map(({ msg }) => msg);
  }

  it('is told of once at start, also when it has bus and streams', async () => {
    expect(await toldBy({})).toEqual([expect.stringContaining('Redis may lose events')]);
    expect(await toldBy({ STREAMS_URL: `${server.url}/1?prefix=streams` })).toHaveLength(1);
  });

  it('is not told of where another process does, or nobody wants to hear it', async () => {
    expect(await toldBy({ BUS_WARNINGS: 'off' })).toEqual([]);
  });

  it('is told of for the streams when these have a server of their own', async () => {
    const told = await toldBy({ BUS_WARNINGS: 'off', STREAMS_URL: other.url });
    expect(told).toEqual([expect.stringMatching(/^streams: .* set appendfsync always/)]);
  });
});
