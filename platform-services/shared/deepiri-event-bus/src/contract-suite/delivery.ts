import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BusAdapter, BusUnderTest } from './adapter.ts';
import { event, eventsOf, idsOf, recorder } from './fixtures.ts';

/** Who gets what. */
export function delivery(adapter: BusAdapter): void {
  describe('delivery', () => {
    let test: BusUnderTest;
    beforeEach(async () => {
      test = await adapter.open();
    });
    afterEach(() => test.close());

    it('G3 every group gets every event of its types', async () => {
      const { bus } = test;
      const [exact, prefix, all] = [recorder(), recorder(), recorder()];
      await bus.subscribe('exact', ['task.completed'], exact.handle);
      await bus.subscribe('prefix', ['task.*', 'badge.awarded'], prefix.handle);
      await bus.subscribe('all', ['*'], all.handle);
      await bus.publish(
        ['task.completed', 'task.created', 'tasks.listed', 'task', 'badge.awarded', 'task.plan.changed'].map((type) =>
          event(type, { type }),
        ),
      );
      await bus.settled();
      expect(exact.handled).toEqual(['task.completed']);
      expect(prefix.handled).toEqual(['task.completed', 'task.created', 'badge.awarded', 'task.plan.changed']);
      expect(all.handled).toHaveLength(6);
    });

    it('B5 an event arrives as it was published: who, why, trace and data', async () => {
      const { bus } = test;
      const published = event('whole', {
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        actor: { type: 'service', id: 'engagement-service' },
        cause: 'cause-event',
        data: { title: 'Grüße 🦊 \u2028', nested: { list: [1, null, 'x'] } },
      });
      const [live, later] = [recorder(), recorder()];
      await bus.subscribe('live', ['*'], live.handle);
      await bus.publish([published]);
      await bus.settled();
      await bus.close();
      const reopened = await test.another();
      await reopened.subscribe('later', ['*'], later.handle);
      await reopened.settled();
      expect(live.events).toEqual([published]);
      expect(later.events).toEqual([published]);
    });

    it('B1 an event that was published before is not delivered again', async () => {
      const { bus } = test;
      const seen = recorder();
      await bus.subscribe('group', ['*'], seen.handle);
      const [first, second, third] = eventsOf('s', 3) as [ReturnType<typeof event>, ...ReturnType<typeof event>[]];
      await bus.publish([first, first, second!]);
      await Promise.all([bus.publish([second!, third!]), bus.publish([third!])]);
      await bus.settled();
      await bus.publish([first, second!, third!]);
      await bus.settled();
      expect(seen.handled).toEqual(['s-1', 's-2', 's-3']);
    });

    it('B1 nor when another process publishes it again', async () => {
      const seen = recorder();
      await test.bus.subscribe('group', ['*'], seen.handle);
      await test.bus.publish(eventsOf('s', 2));
      const other = await test.another();
      await other.publish(eventsOf('s', 3));
      await seen.reached(3);
      await test.bus.settled();
      expect(seen.handled).toEqual(['s-1', 's-2', 's-3']);
    });

    it('B1 an event that cannot be stored is refused and takes no other with it', async () => {
      const { bus } = test;
      const seen = recorder();
      await bus.subscribe('group', ['*'], seen.handle);
      const circular: Record<string, unknown> = {};
      circular.self = circular;
      const outcomes = await Promise.allSettled([
        bus.publish([event('good')]),
        bus.publish([event('circular', { data: circular })]),
        bus.publish([event('nameless', { id: '' })]),
        bus.publish([event('good too')]),
        bus.publish([]),
      ]);
      await bus.settled();
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
      expect(seen.handled).toEqual(['good', 'good too']);
    });

    it('G3 a long backlog is delivered whole', async () => {
      const { bus } = test;
      const backlog = Array.from({ length: 30 }, (_, index) => eventsOf(`s${index}`, 100)).flat();
      await bus.publish(backlog);
      const seen = recorder();
      await bus.subscribe('late', ['*'], seen.handle);
      await bus.settled();
      expect(seen.handled.toSorted()).toEqual(idsOf(backlog).toSorted());
    });
  });
}
