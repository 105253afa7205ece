import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { event, eventsOf, gate, idsOf, manualTiming, recorder } from '../contract-suite/fixtures.ts';
import { EmbeddedBus } from './bus.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deepiri-reader-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

describe('memory', () => {
  it('B1 a group takes no more events than its window while its hands are full', async () => {
    const bus = new EmbeddedBus(folder, { window: 100 });
    const { opened, open } = gate();
    let keyed = 0;
    const seen = recorder(() => opened);
    const orderBy = ({ subject }: { subject: string }) => {
      keyed++;
      return subject;
    };
    await bus.subscribe('group', ['*'], seen.handle, { concurrency: 4, orderBy });
    const all = Array.from({ length: 500 }, (_, index) => event(`e${index}`, { subject: `s${index}` }));
    await bus.publish(all);
    await turns(10);
    expect(keyed).toBe(100);
    open();
    await bus.settled();
    expect(seen.handled).toEqual(idsOf(all));
    await bus.close();
  });

  it('B1 when everything fails the group stops reading on, and goes on when it heals', async () => {
    const timing = manualTiming();
    const bus = new EmbeddedBus(folder, { timing });
    let healed = false;
    let tries = 0;
    const seen = recorder(() => {
      tries++;
      if (!healed) throw new Error('down');
    });
    await bus.subscribe('group', ['*'], seen.handle);
    const all = Array.from({ length: 12_000 }, (_, index) => event(`e${index}`, { subject: `s${index}` }));
    await bus.publish(all);
    await timing.asked(10_000);
    await turns(10);
    // It stops at 10,000 keys; what it has read from the file by then, it takes.
    expect(tries).toBeLessThanOrEqual(10_256);
    expect((await bus.groups())[0]).toMatchObject({ lag: 12_000, retrying: tries });
    healed = true;
    timing.advance(1_000);
    await bus.settled();
    expect(seen.handled.toSorted()).toEqual(idsOf(all).toSorted());
    await bus.close();
  });
});

describe('what is parked', () => {
  it('G3 a slow event that others have overtaken is delivered again after a restart, before the next of its subject', async () => {
    const first = new EmbeddedBus(folder, { window: 4, stopDeadlineMs: 0 });
    const seen = recorder(async ({ subject }, { signal }) => {
      if (subject === 'slow')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await first.subscribe('group', ['*'], seen.handle, { concurrency: 2 });
    await first.publish([...eventsOf('slow', 3), ...eventsOf('s', 40)]);
    await seen.reached(40);
    await first.close();

    const second = new EmbeddedBus(folder);
    const rest = recorder();
    await second.subscribe('group', ['*'], rest.handle);
    await second.settled();
    expect(rest.handled).toEqual(['slow-1', 'slow-2', 'slow-3']);
    await second.close();
  });

  it('G5 a resent event waits for the one of its subject that is being handled', async () => {
    const bus = new EmbeddedBus(folder);
    const [started, release] = [gate(), gate()];
    let healed = false;
    let running = 0;
    const seen = recorder(async ({ id }) => {
      expect(++running).toBe(1);
      if (id === 's-2') {
        started.open();
        await release.opened;
      }
      running--;
      if (id === 's-1' && !healed) throw new Error('no');
    });
    await bus.subscribe('group', ['*'], seen.handle, { maxAttempts: 1 });
    await bus.publish(eventsOf('s', 3));
    await started.opened;
    healed = true;
    expect(await bus.deadLetters('group').resend(['s-1'])).toBe(1);
    await turns(5);
    expect(seen.handled).toEqual([]);
    release.open();
    await bus.settled();
    expect(seen.handled).toEqual(['s-2', 's-1', 's-3']);
    await bus.close();
  });

  it('B2 an event that waits for its retry still waits after a restart', async () => {
    const timing = manualTiming(0);
    const first = new EmbeddedBus(folder, { timing });
    await first.subscribe('group', ['*'], () => Promise.reject(new Error('no')), { backoffMs: 10_000 });
    await first.publish([event('e')]);
    await timing.asked(1);
    await first.close();

    const second = new EmbeddedBus(folder, { timing });
    const seen = recorder();
    timing.advance(4_000);
    await second.subscribe('group', ['*'], seen.handle);
    await turns(5);
    expect([seen.handled, timing.waits()]).toEqual([[], [1_000]]);
    timing.advance(1_000);
    await second.settled();
    expect(seen.handled).toEqual(['e']);
    await second.close();
  });
});

it('a group whose order key cannot be told goes by the subject', async () => {
  const trouble: string[] = [];
  const log = { warn: () => {}, error: (_: object, message: string) => void trouble.push(message) };
  const bus = new EmbeddedBus(folder, { log });
  const seen = recorder();
  const orderBy = () => {
    throw new TypeError('no such field');
  };
  await bus.subscribe('group', ['*'], seen.handle, { orderBy });
  await bus.publish(eventsOf('s', 3));
  await bus.settled();
  expect(seen.handled).toEqual(['s-1', 's-2', 's-3']);
  expect(trouble).toHaveLength(3);
  await bus.close();
});
