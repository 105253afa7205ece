import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BusAdapter, BusUnderTest } from './adapter.ts';
import { event, eventsOf, gate, idsOf, recorder } from './fixtures.ts';

/** Where groups begin, where they go on, what is kept for them. */
export function groups(adapter: BusAdapter): void {
  describe('groups', () => {
    let test: BusUnderTest;
    beforeEach(async () => {
      test = await adapter.open({ retentionMs: 0 });
    });
    afterEach(() => test.close());

    it('B4 a new group starts at the beginning or at now', async () => {
      const { bus } = test;
      const [fromBeginning, fromNow, byDefault] = [recorder(), recorder(), recorder()];
      await bus.publish(eventsOf('s', 2));
      await bus.subscribe('beginning', ['*'], fromBeginning.handle, { from: 'beginning' });
      await bus.subscribe('now', ['*'], fromNow.handle, { from: 'now' });
      await bus.subscribe('default', ['*'], byDefault.handle);
      await bus.publish(eventsOf('s', 3));
      await bus.settled();
      expect(fromBeginning.handled).toEqual(['s-1', 's-2', 's-3']);
      expect(byDefault.handled).toEqual(['s-1', 's-2', 's-3']);
      expect(fromNow.handled).toEqual(['s-3']);
    });

    it('B4 a known group goes on where it was, whatever its options say', async () => {
      const [first, second, third] = [recorder(), recorder(), recorder()];
      const subscription = await test.bus.subscribe('group', ['*'], first.handle, { from: 'now' });
      await subscription.stop();
      await test.bus.publish(eventsOf('s', 1));
      await test.bus.close();
      const again = await test.another();
      const resumed = await again.subscribe('group', ['*'], second.handle, { from: 'now' });
      await again.publish(eventsOf('s', 2));
      await again.settled();
      await resumed.stop();
      await again.publish(eventsOf('s', 3));
      await again.subscribe('group', ['*'], third.handle, { from: 'beginning' });
      await again.settled();
      expect([first.handled, second.handled, third.handled]).toEqual([[], ['s-1', 's-2'], ['s-3']]);
    });

    it('B4 trimming never takes what a registered group has not finished', async () => {
      const { bus } = test;
      const [reader, sleeper] = [recorder(), recorder()];
      await bus.subscribe('reader', ['*'], reader.handle);
      const asleep = await bus.subscribe('sleeper', ['*'], sleeper.handle);
      await bus.publish(eventsOf('before', 5));
      await bus.settled();
      await asleep.stop();
      const missed = eventsOf('missed', 1_200);
      await bus.publish(missed);
      await bus.settled();
      await bus.groups();
      await test.trim(bus);
      await bus.subscribe('sleeper', ['*'], sleeper.handle);
      await bus.settled();
      expect(sleeper.handled.slice(5)).toEqual(idsOf(missed));
    });

    it('B4 nor what waits for a retry or lies with the dead letters', async () => {
      const { bus } = test;
      let healed = false;
      const { opened, open } = gate();
      const seen = recorder(async ({ subject }) => {
        if (subject === 'slow') await opened;
        if (subject === 'dead' && !healed) throw new Error('no');
      });
      await bus.subscribe('group', ['*'], seen.handle, { maxAttempts: 1, concurrency: 4 });
      await bus.publish([...eventsOf('slow', 2), ...eventsOf('dead', 1), ...eventsOf('s', 50)]);
      await seen.reached(50);
      await bus.groups();
      await test.trim(bus);
      open();
      await bus.settled();
      await bus.publish([event('last')]);
      await bus.settled();
      await bus.groups();
      await test.trim(bus);
      healed = true;
      expect(await bus.deadLetters('group').resend(['dead-1'])).toBe(1);
      await bus.settled();
      expect(seen.handled.slice(-4)).toEqual(['slow-1', 'slow-2', 'last', 'dead-1']);
    });

    it('B4 what every group has finished is trimmed after the retention', async () => {
      const { bus } = test;
      const [seen, late] = [recorder(), recorder()];
      await bus.subscribe('group', ['*'], seen.handle);
      const old = eventsOf('s', 1_000);
      await bus.publish(old);
      await bus.settled();
      await bus.groups();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await test.trim(bus);
      await bus.subscribe('late', ['*'], late.handle);
      await bus.settled();
      expect(seen.handled).toEqual(idsOf(old));
      expect(late.handled.length).toBeLessThan(old.length / 2);
    });

    it('B4 lag, retries and dead letters of each group can be seen', async () => {
      const { bus } = test;
      const { opened, open } = gate();
      const seen = recorder(async ({ subject }) => {
        if (subject === 'dead') throw new Error('no');
        await opened;
      });
      await bus.subscribe('group', ['*'], seen.handle, { maxAttempts: 1 });
      const gone = await bus.subscribe('gone', ['*'], seen.handle, { from: 'now' });
      await gone.stop();
      await bus.publish([...eventsOf('s', 3), ...eventsOf('dead', 1)]);
      while ((await bus.deadLetters('group').list()).length === 0) await new Promise(setImmediate);
      expect(await bus.groups()).toEqual([
        { group: 'gone', lag: 4, retrying: 0, deadLetters: 0 },
        { group: 'group', lag: expect.any(Number), retrying: 0, deadLetters: 1 },
      ]);
      expect((await bus.groups())[1]?.lag).toBeGreaterThanOrEqual(3);
      open();
      await bus.settled();
      expect((await bus.groups())[1]).toEqual({ group: 'group', lag: 0, retrying: 0, deadLetters: 1 });
    });

    it('B3 of two processes in one group each event is handled by one, and the other goes on when it leaves', async () => {
      const [first, second] = [recorder(), recorder()];
      await test.bus.subscribe('group', ['*'], first.handle);
      const other = await test.another();
      await other.subscribe('group', ['*'], second.handle);
      await test.bus.publish(eventsOf('s', 20));
      await other.settled();
      expect([...first.handled, ...second.handled].toSorted()).toEqual(idsOf(eventsOf('s', 20)).toSorted());
      await test.bus.close();
      await other.publish(eventsOf('t', 20));
      await other.settled();
      expect(second.handled.slice(-20)).toEqual(idsOf(eventsOf('t', 20)));
    });

    it('a group is subscribed once in a process', async () => {
      await test.bus.subscribe('group', ['*'], recorder().handle);
      await expect(test.bus.subscribe('group', ['other'], recorder().handle)).rejects.toThrow(
        /group is subscribed already/i,
      );
    });
  });
}
