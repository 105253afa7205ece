import type { CloudEvent } from 'deepiri-contracts';
import { expect, it, vi } from 'vitest';
import { event, eventsOf, gate, idsOf, type ManualTiming, manualTiming, recorder } from '../contract-suite/fixtures.ts';
import { silentLog } from '../options.ts';
import type { Handler } from '../port.ts';
import { withDefaults } from '../subscribe-defaults.ts';
import { Hands } from './hands.ts';
import { type Entry, Lanes } from './lanes.ts';
import { Progress, type Step } from './progress.ts';

type Fetch = (entries: readonly Entry[]) => Promise<(CloudEvent | undefined)[]>;

/** Lanes whose events are left in Redis as soon as `window` of them are held. */
function open(handle: Handler, { fetch, window = 10 }: { fetch?: Fetch; window?: number } = {}) {
  const timing: ManualTiming = manualTiming();
  const stored = new Map<string, CloudEvent>();
  const steps: Step[] = [];
  const fetched = vi.fn<Fetch>(fetch ?? (async (entries) => entries.map(({ position }) => stored.get(position))));
  const progress = new Progress(
    async (some) => {
      steps.push(...some);
      return [];
    },
    () => {},
  );
  const hands = new Hands(
    { concurrency: 2, window },
    () => true,
    () => {},
  );
  const lanes = new Lanes({
    group: 'group',
    handle,
    options: withDefaults({ maxAttempts: 3 }),
    hands,
    progress,
    store: { fetch: fetched },
    timing,
    log: silentLog,
    stopDeadlineMs: 2_000,
  });
  return {
    lanes,
    hands,
    timing,
    fetched,
    async steps() {
      await progress.flush();
      return steps.map(([what, , position]) => `${what} ${position}`);
    },
    take(...events: CloudEvent[]) {
      for (const one of events) {
        const position = `${stored.size + 1}-0`;
        stored.set(position, one);
        lanes.take(one.subject, { partition: 0, position, event: one, attempts: 0, dueAt: 0 });
      }
    },
  };
}

it('B1 what does not fit is got out of Redis when its turn comes, many at a time, and in order', async () => {
  const seen = recorder();
  const { take, hands, fetched } = open(seen.handle, { window: 8 });
  take(...eventsOf('s', 100));
  await seen.reached(100);
  expect(seen.handled).toEqual(idsOf(eventsOf('s', 100)));
  expect(fetched.mock.calls.length).toBeLessThanOrEqual(13);
  expect([hands.held, hands.taken]).toEqual([0, 0]);
});

it('B1 a slow key holds so much in memory and no more', () => {
  const { take, hands } = open(() => new Promise(() => {}), { window: 8 });
  take(...eventsOf('slow', 100));
  expect([hands.held, hands.taken]).toEqual([4, 100]);
});

it('G9 when Redis does not give an event now, it is asked for again later', async () => {
  let down = true;
  const fetch = vi.fn<Fetch>(async (entries) => {
    if (down) throw Object.assign(new Error('Redis cannot be reached'), { code: 'ECONNREFUSED' });
    return entries.map(() => event('e'));
  });
  const seen = recorder();
  const { lanes, timing } = open(seen.handle, { fetch });
  lanes.take('s', { partition: 0, position: '1-0', event: undefined, attempts: 0, dueAt: 0 });
  await timing.asked(1);
  down = false;
  timing.advance(1_000);
  await seen.reached(1);
});

it('what is not in Redis any more is passed over', async () => {
  const seen = recorder();
  const { lanes, take, steps } = open(seen.handle, { fetch: async (entries) => entries.map(() => undefined) });
  lanes.take('subject', { partition: 0, position: '0-1', event: undefined, attempts: 0, dueAt: 0 });
  take(event('e'));
  await seen.reached(1);
  expect(await steps()).toEqual(['done 0-1', 'done 1-0']);
});

it('H2 stopping while an event is on its way out of Redis does not start its handler', async () => {
  const found = gate<(CloudEvent | undefined)[]>();
  const seen = recorder();
  const { lanes, hands, steps } = open(seen.handle, { fetch: () => found.opened });
  lanes.take('s', { partition: 0, position: '1-0', event: undefined, attempts: 0, dueAt: 0 });
  const stopping = lanes.stop();
  found.open([event('e')]);
  await stopping;
  expect([seen.handled, await steps()]).toEqual([[], []]);
  expect([hands.held, hands.taken]).toEqual([0, 0]);
});

it('B3 who abandons its events aborts what runs, and writes down nothing of what comes of it', async () => {
  const tries: number[] = [];
  const { lanes, take, hands, timing, steps } = open(async (_, { attempt, signal }) => {
    tries.push(attempt);
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  });
  take(...eventsOf('s', 2), ...eventsOf('t', 2));
  await vi.waitFor(() => expect(tries).toHaveLength(2));
  const abandoned = lanes.abandon();
  expect([hands.held, hands.taken]).toEqual([0, 0]);
  timing.advance(0);
  await abandoned;
  expect([tries, await steps()]).toEqual([[1, 1], []]);
});
