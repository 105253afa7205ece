import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BusAdapter, BusUnderTest } from './adapter.ts';
import { event, eventsOf, recorder } from './fixtures.ts';

const twice = { backoffMs: 1, maxAttempts: 2 };

/** Events that a group gave up on, and the way back. */
export function deadLetters(adapter: BusAdapter): void {
  describe('dead letters', () => {
    let test: BusUnderTest;
    let healed: boolean;
    beforeEach(async () => {
      test = await adapter.open();
      healed = false;
    });
    afterEach(() => test.close());

    function poisoned(...ids: string[]) {
      return recorder(({ id }) => {
        if (!healed && ids.includes(id))
          throw new Error(`cannot take ${id}`, { cause: new Error('the store is full') });
      });
    }

    it('G5 after its last try an event is kept with its error, and its subject goes on', async () => {
      const seen = poisoned('s-2');
      await test.bus.subscribe('group', ['*'], seen.handle, twice);
      await test.bus.publish(eventsOf('s', 3));
      await test.bus.settled();
      expect(seen.handled).toEqual(['s-1', 's-3']);
      const [letter, ...others] = await test.bus.deadLetters('group').list();
      expect(others).toEqual([]);
      expect(letter).toMatchObject({ event: eventsOf('s', 2)[1], group: 'group', attempts: 2 });
      expect(letter?.error).toContain('cannot take s-2');
      expect(letter?.error).toContain('the store is full');
      expect(new Date(letter?.failedAt ?? '').toISOString()).toBe(letter?.failedAt);
    });

    it('G5 a dead letter can be sent again, to its group only', async () => {
      const [seen, other] = [poisoned('s-1', 's-2', 't-1'), recorder()];
      await test.bus.subscribe('group', ['*'], seen.handle, twice);
      await test.bus.subscribe('other', ['*'], other.handle, twice);
      await test.bus.publish([...eventsOf('s', 3), ...eventsOf('t', 1)]);
      await test.bus.settled();
      healed = true;
      const letters = test.bus.deadLetters('group');
      expect(await letters.resend(['s-2', 's-1', 's-1', 's-3', 'unknown'])).toBe(2);
      await test.bus.settled();
      expect(seen.handled).toEqual(['s-3', 's-1', 's-2']);
      expect(other.handled.toSorted()).toEqual(['s-1', 's-2', 's-3', 't-1']);
      expect((await letters.list()).map((letter) => letter.event.id)).toEqual(['t-1']);
    });

    it('G5 one that fails again has all its tries again, then comes back', async () => {
      const attempts: number[] = [];
      await test.bus.subscribe(
        'group',
        ['*'],
        async (_, { attempt }) => {
          attempts.push(attempt);
          throw new Error('never');
        },
        twice,
      );
      await test.bus.publish([event('e')]);
      await test.bus.settled();
      expect(await test.bus.deadLetters('group').resend(['e'])).toBe(1);
      await test.bus.settled();
      expect(attempts).toEqual([1, 2, 1, 2]);
      expect(await test.bus.deadLetters('group').list()).toHaveLength(1);
    });

    it('G5 a dead letter can be discarded for good', async () => {
      const seen = poisoned('s-1');
      await test.bus.subscribe('group', ['*'], seen.handle, twice);
      await test.bus.publish(eventsOf('s', 1));
      await test.bus.settled();
      const letters = test.bus.deadLetters('group');
      expect(await letters.discard(['s-1', 'unknown'])).toBe(1);
      expect(await letters.discard(['s-1'])).toBe(0);
      expect(await letters.resend(['s-1'])).toBe(0);
      expect(await letters.list()).toEqual([]);
      expect(await test.bus.deadLetters('nobody').list()).toEqual([]);
    });

    it('G5 they outlive the process; another one can look at them and send them again', async () => {
      await test.bus.subscribe('group', ['*'], poisoned('s-1').handle, twice);
      await test.bus.publish(eventsOf('s', 2));
      await test.bus.settled();
      await test.bus.close();
      const tool = await test.another();
      expect((await tool.deadLetters('group').list()).map((letter) => letter.event.id)).toEqual(['s-1']);
      expect(await tool.deadLetters('group').resend(['s-1'])).toBe(1);
      await tool.close();
      const again = await test.another();
      const seen = recorder();
      await again.subscribe('group', ['*'], seen.handle, twice);
      await again.settled();
      expect(seen.handled).toEqual(['s-1']);
    });

    it('G5 what another process sends again reaches the group while it runs', async () => {
      const seen = poisoned('s-1');
      await test.bus.subscribe('group', ['*'], seen.handle, twice);
      await test.bus.publish(eventsOf('s', 2));
      await test.bus.settled();
      await test.bus.deadLetters('group').list();
      healed = true;
      const tool = await test.another();
      expect(await tool.deadLetters('group').resend(['s-1'])).toBe(1);
      await seen.reached(2);
      expect(seen.handled).toEqual(['s-2', 's-1']);
    });
  });
}
