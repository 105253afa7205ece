import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusAdapter } from './adapter.ts';
import { event, eventsOf, gate, idsOf, manualTiming, recorder } from './fixtures.ts';

/** Opening, closing, and being at rest. */
export function startAndStop(adapter: BusAdapter): void {
  describe('start and stop', () => {
    it('H1 two buses know nothing of each other', async () => {
      const [one, two] = [await adapter.open(), await adapter.open()];
      const [ones, twos] = [recorder(), recorder()];
      await one.bus.subscribe('group', ['*'], ones.handle);
      await two.bus.subscribe('group', ['*'], twos.handle);
      await Promise.all([one.bus.publish([event('e')]), two.bus.publish([event('e'), event('f')])]);
      await Promise.all([one.bus.settled(), two.bus.settled()]);
      expect([ones.handled, twos.handled]).toEqual([['e'], ['e', 'f']]);
      await one.close();
      await two.bus.publish([event('g')]);
      await two.bus.settled();
      expect(twos.handled).toEqual(['e', 'f', 'g']);
      await two.close();
    });

    it('H2 close waits for the handlers that run and starts no other', async () => {
      const test = await adapter.open();
      const [started, release] = [gate(), gate()];
      const seen = recorder(() => {
        started.open();
        return release.opened;
      });
      await test.bus.subscribe('group', ['*'], seen.handle, { concurrency: 1 });
      await test.bus.publish(eventsOf('s', 2));
      await started.opened;
      let closed = false;
      const closing = test.bus.close().then(() => {
        closed = true;
      });
      for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
      expect(closed).toBe(false);
      release.open();
      await closing;
      expect(seen.handled).toEqual(['s-1']);

      const again = await test.another();
      const rest = recorder();
      await again.subscribe('group', ['*'], rest.handle);
      await again.settled();
      expect(rest.handled).toEqual(['s-2']);
      await test.close();
    });

    it('H2 after the deadline it aborts them; what they had not finished is delivered again as the same try', async () => {
      const timing = manualTiming();
      const test = await adapter.open({ timing, stopDeadlineMs: 2_000 });
      const started = gate();
      await test.bus.subscribe('group', ['*'], async (_, { signal }) => {
        started.open();
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      });
      await test.bus.publish([event('e')]);
      await started.opened;
      const closing = test.bus.close();
      await timing.asked(1);
      timing.advance(2_000);
      await closing;

      const again = await test.another();
      const attempts: number[] = [];
      await again.subscribe('group', ['*'], async (_, { attempt }) => void attempts.push(attempt));
      await again.settled();
      expect(attempts).toEqual([1]);
      await test.close();
    });

    it('H2 a stopped subscription takes nothing more; others go on', async () => {
      const test = await adapter.open();
      const [stopped, other] = [recorder(), recorder()];
      const subscription = await test.bus.subscribe('stopped', ['*'], stopped.handle);
      await test.bus.subscribe('other', ['*'], other.handle);
      await test.bus.publish([event('one')]);
      await test.bus.settled();
      await subscription.stop();
      await subscription.stop();
      await test.bus.publish([event('two')]);
      await test.bus.settled();
      expect([stopped.handled, other.handled]).toEqual([['one'], ['one', 'two']]);
      await test.close();
    });

    it('H2 a closed bus refuses; closing twice is closing once', async () => {
      const test = await adapter.open();
      await test.bus.ping();
      await Promise.all([test.bus.close(), test.bus.close()]);
      await expect(test.bus.publish([event('e')])).rejects.toThrow(/closed/);
      await expect(test.bus.subscribe('group', ['*'], recorder().handle)).rejects.toThrow(/closed/);
      await expect(test.bus.ping()).rejects.toThrow();
      await expect(test.bus.settled()).rejects.toThrow(/closed/);
      await test.close();
    });

    it('H3 settled waits for what handlers publish, and for retries', async () => {
      const test = await adapter.open();
      const { bus } = test;
      const seen = recorder(async ({ id }, { attempt }) => {
        const depth = Number(id.split('-')[1]);
        if (attempt === 1 && depth % 3 === 0) throw new Error('not at first');
        if (depth < 10) await bus.publish([event(`e-${depth + 1}`, { subject: `s${depth}` })]);
      });
      await bus.subscribe('group', ['*'], seen.handle, { backoffMs: 1 });
      await bus.publish([event('e-0')]);
      await bus.settled();
      expect(seen.handled).toHaveLength(11);
      await bus.settled();
      await test.close();
    });

    it('H3 settled waits for what is being published', async () => {
      const test = await adapter.open();
      const seen = recorder();
      await test.bus.subscribe('group', ['*'], seen.handle);
      const publishing = test.bus.publish(eventsOf('s', 3));
      await test.bus.settled();
      expect(seen.handled).toEqual(['s-1', 's-2', 's-3']);
      await publishing;
      await test.close();
    });

    it('H3 settled takes a dead letter for finished, and a bus without groups for settled', async () => {
      const test = await adapter.open();
      await test.bus.publish([event('e')]);
      await test.bus.settled();
      await test.bus.subscribe('group', ['*'], () => Promise.reject(new Error('never')), {
        maxAttempts: 2,
        backoffMs: 1,
      });
      await test.bus.settled();
      expect(await test.bus.deadLetters('group').list()).toHaveLength(1);
      await test.close();
    });

    it('G3 closing and opening at any moment loses nothing, repeats nothing and keeps the order', async () => {
      const runs = fc.record({
        subjects: fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }),
        stops: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 3 }),
        window: fc.integer({ min: 1, max: 20 }),
      });
      await fc.assert(
        fc.asyncProperty(runs, async ({ subjects, stops, window }) => {
          const test = await adapter.open({ window });
          try {
            const published = subjects.map((subject, index) => event(`e${index}`, { subject: `s${subject}` }));
            const seen = recorder(() => new Promise(setImmediate));
            let bus = test.bus;
            await bus.subscribe('group', ['*'], seen.handle, { concurrency: 2 });
            await bus.publish(published);
            for (const stop of stops) {
              await seen.reached(Math.min(published.length, seen.handled.length + stop));
              await bus.close();
              bus = await test.another({ window });
              await bus.subscribe('group', ['*'], seen.handle, { concurrency: 2 });
            }
            await bus.settled();
            expect(Map.groupBy(idsOf(seen.events), (id) => published.find((one) => one.id === id)?.subject)).toEqual(
              Map.groupBy(idsOf(published), (id) => published.find((one) => one.id === id)?.subject),
            );
          } finally {
            await test.close();
          }
        }),
        { numRuns: 15 },
      );
    });
  });
}
