import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCache } from '../cache/open.ts';
import type { Cache } from '../cache/port.ts';

/** A cache adapter under test; every call of `url` gives one that nothing has been written to. */
export type CacheAdapter = { name: string; url: () => Promise<string> };

type Clock = { now: number };

/** What every adapter of the cache must do (C1). */
export function cacheContract(adapter: CacheAdapter): void {
  const withCache = async (run: (cache: Cache, clock: Clock) => Promise<void>): Promise<void> => {
    const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
    const cache = await openCache(await adapter.url(), { now: () => clock.now });
    try {
      await run(cache, clock);
    } finally {
      await cache.close();
    }
  };

  describe(`cache on ${adapter.name}`, () => {
    it('gives back what was set, as JSON would, until it is deleted', () =>
      withCache(async (cache) => {
        const value = { list: [1, 'two', null], at: new Date(0), none: undefined };
        await cache.set('k', value, 60);
        value.list.push('later');
        expect(await cache.get('k')).toEqual({ list: [1, 'two', null], at: '1970-01-01T00:00:00.000Z' });
        for (const plain of [0, '', false, null, 'text']) {
          await cache.set('k', plain, 60);
          expect(await cache.get('k')).toBe(plain);
        }
        await cache.delete('k');
        expect(await cache.get('k')).toBeUndefined();
        await cache.delete('never');
        expect(await cache.get('never')).toBeUndefined();
      }));

    it('C1 a value is gone when its time is over, and setting it again gives it new time', () =>
      withCache(async (cache, clock) => {
        await cache.set('k', 1, 10);
        clock.now += 9_999;
        expect(await cache.get('k')).toBe(1);
        await cache.set('k', 2, 10);
        clock.now += 9_999;
        expect(await cache.get('k')).toBe(2);
        clock.now += 1;
        expect(await cache.get('k')).toBeUndefined();
      }));

    it('C1 a bucket gives its burst, then as much as flows in, and tells how long to wait', () =>
      withCache(async (cache, clock) => {
        const limit = { burst: 3, perSecond: 2 };
        expect(await cache.take('k', limit)).toEqual({ allowed: true, remaining: 2, resetSeconds: 0.5 });
        expect(await cache.take('k', limit)).toEqual({ allowed: true, remaining: 1, resetSeconds: 1 });
        expect(await cache.take('k', limit)).toEqual({ allowed: true, remaining: 0, resetSeconds: 1.5 });
        expect(await cache.take('k', limit)).toEqual({ allowed: false, remaining: 0, resetSeconds: 0.5 });
        clock.now += 499;
        expect((await cache.take('k', limit)).allowed).toBe(false);
        clock.now += 1;
        expect((await cache.take('k', limit)).allowed).toBe(true);
        clock.now += 60_000;
        expect(await cache.take('k', limit)).toEqual({ allowed: true, remaining: 2, resetSeconds: 0.5 });
      }));

    it('C1 asking too early does not put off the next token', () =>
      withCache(async (cache, clock) => {
        const limit = { burst: 1, perSecond: 1 };
        const asked: boolean[] = [];
        for (let tenth = 0; tenth <= 10; tenth += 1) {
          asked.push((await cache.take('k', limit)).allowed);
          clock.now += 100;
        }
        expect(asked.flatMap((allowed, tenth) => (allowed ? [tenth] : []))).toEqual([0, 10]);
      }));

    it('C1 buckets of different keys are apart, a cost takes several, and what is refused costs nothing', () =>
      withCache(async (cache) => {
        const limit = { burst: 5, perSecond: 1 };
        expect((await cache.take('a', limit, 4)).remaining).toBe(1);
        expect(await cache.take('a', limit, 2)).toEqual({ allowed: false, remaining: 1, resetSeconds: 1 });
        expect((await cache.take('a', limit, 1)).allowed).toBe(true);
        expect((await cache.take('b', limit)).remaining).toBe(4);
        expect((await cache.take('b', limit, 6)).allowed).toBe(false);
      }));

    it('C1 of many who take at once exactly the burst is let through', () =>
      withCache(async (cache) => {
        const taken = await Promise.all(Array.from({ length: 50 }, () => cache.take('k', { burst: 20, perSecond: 1 })));
        expect(taken.filter(({ allowed }) => allowed)).toHaveLength(20);
      }));

    it('C1 over any time no more is let through than the burst and what flowed in, and waiting as told is enough', () =>
      withCache(async (cache, clock) => {
        let run = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 1, max: 20 }),
            fc.constantFrom(0.1, 0.3, 1, 3, 7, 100),
            fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }),
            async (burst, perSecond, waits) => {
              run += 1;
              const started = clock.now;
              let allowed = 0;
              for (const wait of waits) {
                clock.now += wait;
                if ((await cache.take(`k${run}`, { burst, perSecond })).allowed) allowed += 1;
              }
              expect(allowed).toBeLessThanOrEqual(burst + ((clock.now - started) / 1_000) * perSecond + 1e-6);
              const refused = { allowed: true, resetSeconds: 0 };
              while (refused.allowed) Object.assign(refused, await cache.take(`k${run}`, { burst, perSecond }));
              clock.now += Math.ceil(refused.resetSeconds * 1_000);
              expect((await cache.take(`k${run}`, { burst, perSecond })).allowed).toBe(true);
            },
          ),
          { numRuns: 60 },
        );
      }));

    it('a cache that was closed says so', () =>
      withCache(async (cache) => {
        await cache.ping();
        await cache.close();
        await expect(cache.ping()).rejects.toThrow();
        await expect(cache.get('k')).rejects.toThrow();
      }));
  });
}
