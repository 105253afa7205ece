import type { CloudEvent } from 'deepiri-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusAdapter } from './adapter.ts';
import { event, eventsOf, gate, idsOf, recorder } from './fixtures.ts';

const MAX_ATTEMPTS = 3;

/** A stream in which some events fail now and then; `failures` of at least MAX_ATTEMPTS means always. */
const streams = fc.record({
  events: fc.array(fc.record({ subject: fc.nat(4), failures: fc.constantFrom(0, 0, 0, 0, 1, 2, 9) }), {
    maxLength: 60,
  }),
  chunk: fc.integer({ min: 1, max: 20 }),
  concurrency: fc.integer({ min: 1, max: 6 }),
  window: fc.integer({ min: 1, max: 30 }),
});

function numbered(
  events: readonly { subject: number; failures: number }[],
): (CloudEvent & { data: { failures: number } })[] {
  return events.map(({ subject, failures }, index) => ({
    ...event(`e${index}`, { subject: `s${subject}` }),
    data: { failures },
  }));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function bySubject(events: readonly CloudEvent[]): Map<string, CloudEvent[]> {
  return Map.groupBy(events, ({ subject }) => subject);
}

/** In what order events are handled, and what may run at the same time. */
export function order(adapter: BusAdapter): void {
  describe('order', () => {
    it('G3 B1 any stream, any failures: in order per subject, one at a time, nothing lost', async () => {
      await fc.assert(
        fc.asyncProperty(streams, async ({ events, chunk, concurrency, window }) => {
          const test = await adapter.open({ window });
          try {
            const published = numbered(events);
            const tries = new Map<string, number>();
            const busy = new Set<string>();
            const overlaps: string[] = [];
            const seen = recorder(async ({ id, subject, data }) => {
              if (busy.has(subject) || busy.size >= concurrency) overlaps.push(id);
              busy.add(subject);
              await new Promise(setImmediate);
              busy.delete(subject);
              const tried = (tries.get(id) ?? 0) + 1;
              tries.set(id, tried);
              if (tried <= (data as { failures: number }).failures) throw new Error('not this time');
            });
            await test.bus.subscribe('group', ['*'], seen.handle, {
              concurrency,
              maxAttempts: MAX_ATTEMPTS,
              backoffMs: 1,
            });
            await Promise.all(chunks(published, chunk).map((some) => test.bus.publish(some)));
            await test.bus.settled();

            expect(overlaps).toEqual([]);
            const good = published.filter(({ data }) => data.failures < MAX_ATTEMPTS);
            expect(bySubject(seen.events)).toEqual(bySubject(good));
            const dead = await test.bus.deadLetters('group').list();
            expect(dead.map((letter) => letter.event.id).toSorted()).toEqual(
              idsOf(published.filter(({ data }) => data.failures >= MAX_ATTEMPTS)).toSorted(),
            );
            for (const { id, data } of published) expect(tries.get(id)).toBe(Math.min(MAX_ATTEMPTS, data.failures + 1));
          } finally {
            await test.close();
          }
        }),
        { numRuns: 25 },
      );
    });

    it('B1 a slow subject holds no other up, however much is queued behind it', async () => {
      const test = await adapter.open({ window: 10 });
      const { opened, open } = gate();
      const seen = recorder(({ subject }) => (subject === 'slow' ? opened : undefined));
      await test.bus.subscribe('group', ['*'], seen.handle, { concurrency: 4 });
      await test.bus.publish([...eventsOf('slow', 50), ...eventsOf('quick', 50), ...eventsOf('slow-not', 50)]);
      await seen.reached(100);
      expect(seen.events.some(({ subject }) => subject === 'slow')).toBe(false);
      open();
      await test.bus.settled();
      expect(idsOf(seen.events.filter(({ subject }) => subject === 'slow'))).toEqual(idsOf(eventsOf('slow', 50)));
      await test.close();
    });

    it('B1 as many subjects are handled at once as the subscription allows, and no more', async () => {
      const test = await adapter.open();
      const { opened, open } = gate();
      let running = 0;
      let most = 0;
      const full = gate();
      const seen = recorder(async () => {
        most = Math.max(most, ++running);
        if (running === 3) full.open();
        await opened;
        running--;
      });
      await test.bus.subscribe('group', ['*'], seen.handle, { concurrency: 3 });
      await test.bus.publish(Array.from({ length: 12 }, (_, index) => event(`e${index}`, { subject: `s${index}` })));
      await full.opened;
      open();
      await test.bus.settled();
      expect(most).toBe(3);
      expect(seen.handled).toHaveLength(12);
      await test.close();
    });

    it('G3 a subscription may order by something else than the subject', async () => {
      const test = await adapter.open();
      const events = Array.from({ length: 20 }, (_, index) =>
        event(`e${index}`, { subject: `s${index}`, userid: `u${index % 2}` }),
      );
      const seen = recorder(async ({ id }) => {
        for (let turns = id.length * 3; turns > 0; turns--) await new Promise(setImmediate);
      });
      await test.bus.subscribe('group', ['*'], seen.handle, { orderBy: ({ userid }) => userid });
      await test.bus.publish(events);
      await test.bus.settled();
      expect(Map.groupBy(seen.events, ({ userid }) => userid)).toEqual(Map.groupBy(events, ({ userid }) => userid));
      await test.close();
    });

    it('G3 order holds between publishes of the same turn and across a restart', async () => {
      const test = await adapter.open();
      const events = eventsOf('s', 9);
      const first = recorder();
      await test.bus.subscribe('group', ['*'], first.handle);
      await Promise.all(events.slice(0, 5).map((one) => test.bus.publish([one])));
      await test.bus.settled();
      await test.bus.close();
      const again = await test.another();
      await Promise.all(events.slice(5).map((one) => again.publish([one])));
      const second = recorder();
      await again.subscribe('group', ['*'], second.handle);
      await again.settled();
      expect([...first.handled, ...second.handled]).toEqual(idsOf(events));
      await test.close();
    });
  });
}
