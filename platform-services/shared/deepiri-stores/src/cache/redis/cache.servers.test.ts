import { randomUUID } from 'node:crypto';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cacheContract } from '../../contract-suite/cache.ts';
import { isStoreFailure } from '../../failure.ts';
import { openCache } from '../open.ts';
import type { Cache } from '../port.ts';

let server: TestServer;
let admin: Redis;
beforeAll(async () => {
  server = await startRedis();
  admin = new Redis(server.url);
  admin.on('error', () => {});
});
afterAll(async () => {
  admin.disconnect();
  await server.stop();
});

cacheContract({ name: 'redis', url: async () => `${server.url}?prefix=${randomUUID()}` });

const withCaches = async (run: (one: Cache, two: Cache) => Promise<void>) => {
  await admin.flushall();
  const caches = [await openCache(server.url), await openCache(server.url)] as const;
  await run(...caches).finally(() => Promise.all(caches.map((cache) => cache.close())));
};

describe('a cache that processes share', () => {
  it('C1 answers as the one in memory does', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const options = { now: () => now };
    const [redis, memory] = [await openCache(server.url, options), await openCache('memory:', options)];
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 5_000 }),
      cost: fc.constantFrom(1, 1, 1, 2, 5, 0.5, -1),
      key: fc.constantFrom('a', 'b'),
    });
    let run = 0;
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(0.01, 0.3, 1, 7, 1_000),
      fc.array(step, { maxLength: 40 }),
      async (burst, perSecond, steps) => {
        run += 1;
        for (const { wait, cost, key } of steps) {
          now += wait;
          const args = [`${key}${run}`, { burst, perSecond }, cost] as const;
          expect(await redis.take(...args)).toEqual(await memory.take(...args));
        }
      },
    );
    await fc.assert(property, { numRuns: 50 });
    await Promise.all([redis.close(), memory.close()]);
  });

  it('C1 lets the burst through once, whoever asks, by the time of the server', () =>
    withCaches(async (one, two) => {
      const limit = { burst: 20, perSecond: 1e-6 };
      const taken = await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? one : two).take('k', limit)));
      expect(taken.filter(({ allowed }) => allowed)).toHaveLength(20);
      const quick = { burst: 1, perSecond: 20 };
      await one.take('q', quick);
      await vi.waitFor(async () => expect((await two.take('q', quick)).allowed).toBe(true), 10_000);
    }));

  it('C1 answers those who take in the same moment as it does those who take one after the other', async () => {
    const now = () => Date.parse('2026-01-01T00:00:00Z');
    const [redis, memory] = [await openCache(server.url, { now }), await openCache('memory:', { now })];
    for (const burst of [1, 7, 100]) {
      const take = (cache: Cache) => cache.take(`of ${burst}`, { burst, perSecond: 0.3 });
      const together = await Promise.all(Array.from({ length: 12 }, () => take(redis)));
      for (const taken of together) expect(taken).toEqual(await take(memory));
    }
    await Promise.all([redis.close(), memory.close()]);
  });

  it('C1 goes on when the server has forgotten how to take', () =>
    withCaches(async (one) => {
      const limit = { burst: 2, perSecond: 1e-6 };
      await one.take('k', limit);
      await admin.script('FLUSH');
      expect([await one.take('k', limit), await one.take('k', limit)].map(({ allowed }) => allowed)).toEqual([
        true,
        false,
      ]);
    }));

  it('C1 answers who asked in the moment in which it closes, and nobody after', async () => {
    await admin.flushall();
    const cache = await openCache(server.url);
    const limit = { burst: 2, perSecond: 1e-6 };
    const asked = [cache.take('k', limit), cache.take('k', limit), cache.take('k', limit), cache.take('j', limit)];
    const closed = cache.close();
    expect((await Promise.all(asked)).map(({ allowed }) => allowed)).toEqual([true, true, false, true]);
    await closed;
    await expect(cache.take('k', limit)).rejects.toThrow('closed');
  });

  it('C1 shares values, which go when their time is over', () =>
    withCaches(async (one, two) => {
      await one.set('k', { a: 1 }, 0.2);
      expect(await admin.pttl('deepiri:cache:k')).toBeGreaterThan(0);
      expect(await admin.pttl('deepiri:cache:k')).toBeLessThanOrEqual(200);
      await one.set('long', [2], 600);
      expect(await two.get('long')).toEqual([2]);
      await vi.waitFor(async () => expect(await two.get('k')).toBeUndefined(), 10_000);
      await two.delete('long');
      expect(await one.get('long')).toBeUndefined();
    }));

  it('C1 leaves no bucket behind for ever', () =>
    withCaches(async (cache) => {
      await cache.take('k', { burst: 10, perSecond: 1 }, 5);
      expect(await admin.pttl('deepiri:bucket:k')).toBeGreaterThan(60_000);
      expect(await admin.pttl('deepiri:bucket:k')).toBeLessThanOrEqual(65_000);
    }));
});

describe('a cache whose server is down', () => {
  const limit = { burst: 3, perSecond: 1e-6 };
  const lines: string[] = [];
  const log = {
    warn: (_details: object, message: string) => void lines.push(message),
    info: (_details: object, message: string) => void lines.push(message),
  };
  const take = async (cache: Cache) => (await cache.take('k', limit)).allowed;

  it.each([
    ['is gone', () => server.kill(), () => server.startAgain()],
    ['is silent', async () => server.pause(), async () => server.resume()],
  ])('C1 counts in this process while it %s, says so once, and finds nothing; then goes on', async (_, end, begin) => {
    await admin.flushall();
    lines.length = 0;
    const cache = await openCache(server.url, { log });
    await cache.set('v', 1, 600);
    expect([await take(cache), await take(cache)]).toEqual([true, true]);
    await end();
    try {
      const taken = [await take(cache), await take(cache), await take(cache), await take(cache)];
      expect(taken).toEqual([true, true, true, false]);
      expect(await cache.get('v')).toBeUndefined();
      await cache.set('w', 2, 600);
      const error = await cache.delete('other').catch((thrown: unknown) => thrown);
      expect(isStoreFailure(error)).toBe(true);
      await expect(cache.ping()).rejects.toThrow();
      expect(lines).toEqual([expect.stringContaining('the cache is down')]);
    } finally {
      await begin();
    }
    await vi.waitFor(async () => expect(await cache.get('v')).toBe(1), 30_000);
    // Of the three tokens two were taken; a silent server may have heard the third one being asked for.
    expect([await take(cache), await take(cache)]).toEqual([expect.any(Boolean), false]);
    expect(lines).toHaveLength(2);
    await cache.close();
  });
});
