import { describe, expect, it } from 'vitest';
import type { BusAdapter } from './adapter.ts';
import { event, eventsOf, manualTiming, recorder } from './fixtures.ts';

/** What happens when a handler fails, until it gives up. */
export function retries(adapter: BusAdapter): void {
  describe('retries', () => {
    it('B2 a failing event is tried again and told which try it is; the next of its subject waits', async () => {
      const test = await adapter.open();
      const tries: string[] = [];
      const seen = recorder(({ id }, { attempt }) => {
        tries.push(`${id} ${attempt}`);
        if (id === 's-1' && attempt < 3) throw new Error('not yet');
      });
      await test.bus.subscribe('group', ['*'], seen.handle, { backoffMs: 1 });
      await test.bus.publish(eventsOf('s', 2));
      await test.bus.settled();
      expect(tries).toEqual(['s-1 1', 's-1 2', 's-1 3', 's-2 1']);
      await test.close();
    });

    it('B2 waits double with jitter, up to 30 s', async () => {
      const timing = manualTiming(0.5);
      const test = await adapter.open({ timing });
      const waits: number[] = [];
      await test.bus.subscribe('group', ['*'], () => Promise.reject(new Error('no')), {
        backoffMs: 4_000,
        maxAttempts: 7,
      });
      await test.bus.publish([event('e')]);
      for (let failures = 1; failures <= 6; failures++) {
        await timing.asked(failures);
        waits.push(...timing.waits());
        timing.advance(waits.at(-1) as number);
      }
      await test.bus.settled();
      // Half of the full wait is certain, half is chance: 4, 8, 16, 30, 30, 30 s at a chance of one half.
      expect(waits).toEqual([3_000, 6_000, 12_000, 22_500, 22_500, 22_500]);
      await test.close();
    });

    it('B2 is not given up while what its handler needs is away, and has three tries left after that', async () => {
      const timing = manualTiming(0.5);
      const test = await adapter.open({ timing });
      const attempts: number[] = [];
      const waits: number[] = [];
      await test.bus.subscribe(
        'group',
        ['*'],
        async (_, { attempt }) => {
          attempts.push(attempt);
          throw new Error(attempts.length <= 8 ? 'away' : 'wrong');
        },
        { backoffMs: 1_000, maxAttempts: 5, isAway: (error) => (error as Error).message === 'away' },
      );
      await test.bus.publish([event('e')]);
      for (let failures = 1; failures <= 10; failures++) {
        await timing.asked(failures);
        waits.push(...timing.waits());
        timing.advance(waits.at(-1) as number);
      }
      await test.bus.settled();
      expect(attempts).toEqual([1, 2, 3, 3, 3, 3, 3, 3, 3, 4, 5]);
      expect(waits).toEqual([750, 1_500, 1_500, 1_500, 1_500, 1_500, 1_500, 1_500, 3_000, 6_000]);
      expect(await test.bus.deadLetters('group').list()).toMatchObject([
        { attempts: 5, error: expect.stringContaining('wrong') },
      ]);
      await test.close();
    });

    it('B2 an event is not tried again before its time', async () => {
      const timing = manualTiming(0);
      const test = await adapter.open({ timing });
      let tries = 0;
      await test.bus.subscribe(
        'group',
        ['*'],
        async () => {
          if (++tries < 2) throw new Error('no');
        },
        { backoffMs: 1_000 },
      );
      await test.bus.publish([event('e')]);
      await timing.asked(1);
      timing.advance(499);
      await new Promise(setImmediate);
      expect(tries).toBe(1);
      timing.advance(1);
      await test.bus.settled();
      expect(tries).toBe(2);
      await test.close();
    });

    it('G5 B1 a subject that fails holds no other up, however much is queued behind it', async () => {
      const timing = manualTiming();
      const test = await adapter.open({ timing, window: 10 });
      const seen = recorder(({ subject }, { attempt }) => {
        if (subject === 'bad' && attempt === 1) throw new Error('no');
      });
      await test.bus.subscribe('group', ['*'], seen.handle, { concurrency: 2 });
      await test.bus.publish([...eventsOf('bad', 40), ...eventsOf('good', 40)]);
      await test.bus.publish([...eventsOf('fine', 40)]);
      await seen.reached(80);
      expect(seen.events.some(({ subject }) => subject === 'bad')).toBe(false);
      let asked = 1;
      while (seen.handled.length < 120) {
        await timing.asked(asked++);
        timing.advance(30_000);
        await Promise.race([seen.reached(120), timing.asked(asked)]);
      }
      await test.bus.settled();
      expect(seen.handled.filter((id) => id.startsWith('bad'))).toEqual(eventsOf('bad', 40).map(({ id }) => id));
      await test.close();
    });

    it('G5 a handler that throws before it waits is retried like any other', async () => {
      const test = await adapter.open();
      let tries = 0;
      await test.bus.subscribe(
        'group',
        ['*'],
        () => {
          if (++tries === 1) throw new Error('at once');
          return Promise.resolve();
        },
        { backoffMs: 1 },
      );
      await test.bus.publish([event('e')]);
      await test.bus.settled();
      expect(tries).toBe(2);
      await test.close();
    });

    it('G4 what is delivered again is the same event, so that ids derived from it repeat', async () => {
      const test = await adapter.open();
      const published = event('e', { data: { amount: 12, of: ['a', 'b'] } });
      const deliveries: unknown[] = [];
      await test.bus.subscribe(
        'group',
        ['*'],
        async (delivered) => {
          deliveries.push(structuredClone(delivered));
          if (deliveries.length < 3) throw new Error('no');
        },
        { backoffMs: 1 },
      );
      await test.bus.publish([published]);
      await test.bus.settled();
      expect(deliveries).toEqual([published, published, published]);
      await test.close();
    });

    it('B2 tries that failed count across a restart', async () => {
      const test = await adapter.open();
      const failed = Promise.withResolvers<void>();
      await test.bus.subscribe(
        'group',
        ['*'],
        async (_, { attempt }) => {
          if (attempt === 2) failed.resolve();
          throw new Error('no');
        },
        { backoffMs: 1, maxAttempts: 50 },
      );
      await test.bus.publish([event('e')]);
      await failed.promise;
      await test.bus.close();
      const again = await test.another();
      const attempts: number[] = [];
      await again.subscribe('group', ['*'], async (_, { attempt }) => void attempts.push(attempt), { backoffMs: 1 });
      await again.settled();
      expect(attempts[0]).toBeGreaterThanOrEqual(3);
      expect(attempts).toHaveLength(1);
      await test.close();
    });
  });
}
