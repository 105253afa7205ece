import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CloudEvent } from 'deepiri-contracts';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { event, eventsOf, gate, idsOf, recorder } from '../contract-suite/fixtures.ts';
import type { BusOptions } from '../options.ts';
import type { Delivery } from '../port.ts';
import { RedisBus } from './bus.ts';

let server: TestServer;
let url: string;
let opened: RedisBus[];
beforeEach(async () => {
  server = await startRedis();
  url = `${server.url}?prefix=${randomUUID()}`;
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((bus) => bus.close()));
  await server.stop();
});

async function open(options?: BusOptions): Promise<RedisBus> {
  const bus = await RedisBus.open(url, options);
  opened.push(bus);
  return bus;
}

/** Publishes as a relay does: in order, and again until Redis has it. */
async function relay(bus: RedisBus, events: readonly CloudEvent[]): Promise<void> {
  for (let first = 0; first < events.length; first += 10) {
    const batch = events.slice(first, first + 10);
    while (
      !(await bus.publish(batch).then(
        () => true,
        () => false,
      ))
    )
      await pause(20);
  }
}

async function untilReachable(bus: RedisBus): Promise<void> {
  while (
    !(await bus.ping().then(
      () => true,
      () => false,
    ))
  )
    await pause(20);
}

async function asked<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(server.url);
  return command(redis).finally(() => redis.disconnect());
}

async function rewriteLog(): Promise<void> {
  await asked((redis) => redis.bgrewriteaof());
  while ((await asked((redis) => redis.info('persistence'))).includes('aof_rewrite_in_progress:1')) await pause(20);
}

const subjects = 20;
const stream = (count: number) =>
  Array.from({ length: count }, (_, index) => event(`e${index}`, { subject: `s${index % subjects}` }));

/** Ids by subject; what came again is counted once. */
function idsBySubject(events: readonly CloudEvent[]) {
  const groups = [...Map.groupBy(events, ({ subject }) => subject)].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([subject, some]) => [subject, [...new Set(idsOf(some))]]);
}

describe('Redis dies', () => {
  it('G1 G9 in the middle of a stream, and comes back: everything is handled, in order', async () => {
    const [bus, other] = [await open(), await open()];
    const seen = recorder(() => new Promise(setImmediate));
    await bus.subscribe('group', ['*'], seen.handle);
    await other.subscribe('group', ['*'], seen.handle);
    const events = stream(2_000);
    const relaying = relay(bus, events);
    for (const count of [200, 900]) {
      await seen.reached(count);
      await server.kill();
      await server.startAgain();
    }
    await relaying;
    await untilReachable(bus);
    await seen.reached(events.length);
    await bus.settled();
    expect(idsBySubject(seen.events)).toEqual(idsBySubject(events));
    expect(await bus.groups()).toEqual([{ group: 'group', lag: 0, retrying: 0, deadLetters: 0 }]);
  });

  it('G9 while it is gone nothing waits for it, and the log tells it once', async () => {
    const told: string[] = [];
    const log = {
      warn: (_: object, message: string) => void told.push(message),
      error: (_: object, message: string) => void told.push(message),
    };
    const bus = await open({ log });
    const seen = recorder();
    await bus.subscribe('group', ['*'], seen.handle);
    await server.kill();
    const asked = [
      bus.publish([event('e')]),
      bus.ping(),
      bus.groups(),
      bus.settled(),
      bus.deadLetters('group').list(),
      bus.subscribe('another', ['*'], seen.handle),
    ];
    for (const outcome of await Promise.allSettled(asked))
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringMatching(/^Redis cannot be reached/) },
      });
    while (told.length === 0) await pause(20);
    await pause(500);
    await server.startAgain();
    await untilReachable(bus);
    await bus.publish([event('e')]);
    await seen.reached(1);
    expect(told).toEqual(['The event bus cannot reach Redis; it keeps trying', 'The event bus has Redis back']);
  });

  it('G9 not, but takes no events because its memory is full: `ping` says so', async () => {
    const bus = await open();
    await asked((redis) => redis.config('SET', 'maxmemory', 1));
    await expect(bus.publish([event('e')])).rejects.toThrow(/^Redis refuses: OOM/);
    await expect(bus.ping()).rejects.toThrow(/^Redis refuses: OOM/);
    await asked((redis) => redis.config('SET', 'maxmemory', 0));
    await bus.ping();
    await bus.publish([event('e')]);
  });

  it('G9 for longer than a member lives without being heard of: what runs is told to stop, what was done is not done again', async () => {
    const bus = await open();
    const [bothStarted, release, aborted] = [gate(), gate(), gate()];
    const begun: string[] = [];
    const seen = recorder(async ({ id }, { attempt, signal }) => {
      begun.push(`${id} ${attempt}`);
      if (begun.length === 2) bothStarted.open();
      if (id === 'done') await release.opened;
      if (begun.length > 2 || id === 'done') return;
      signal.addEventListener('abort', () => aborted.open());
      await aborted.opened;
      throw signal.reason;
    });
    await bus.subscribe('group', ['*'], seen.handle);
    await bus.publish([event('done', { subject: 'a' }), event('hung', { subject: 'b' })]);
    await bothStarted.opened;
    await server.kill();
    release.open();
    await aborted.opened;
    await server.startAgain();
    await untilReachable(bus);
    await bus.settled();
    expect(seen.handled).toEqual(['done', 'hung']);
    expect(begun.toSorted()).toEqual(['done 1', 'hung 1', 'hung 1']);
  });

  it.each(['gone', 'silent'])('H2 a bus whose Redis is %s closes all the same', async (how) => {
    const bus = await open();
    await bus.subscribe('group', ['*'], recorder().handle);
    const publishing = bus.publish([event('e')]).catch(() => {});
    if (how === 'gone') await server.kill();
    else server.pause();
    await Promise.allSettled([publishing, bus.publish([event('f')]), bus.close()]);
    await expect(bus.publish([event('g')])).rejects.toThrow(/closed/);
  });

  it('B4 should it lose everything, groups go on with what is published then', async () => {
    const bus = await open();
    const seen = recorder();
    await bus.subscribe('group', ['*'], seen.handle, { from: 'now' });
    await bus.publish([event('before')]);
    await seen.reached(1);
    await asked((redis) => redis.flushall());
    await bus.publish([event('after')]);
    await seen.reached(2);
    expect(seen.handled).toEqual(['before', 'after']);
  });

  it('B2 B4 tries that failed before count, and a log that was rewritten tells the lag as it was', async () => {
    const bus = await open();
    const attempts: number[] = [];
    const handle = async ({ id }: CloudEvent, { attempt }: Delivery) => {
      if (id !== 'bad') return;
      attempts.push(attempt);
      if (attempt < 3) throw new Error('no');
    };
    await bus.subscribe('group', ['*'], handle, { backoffMs: 1_000 });
    await bus.publish([event('long ago')]);
    await (await bus.subscribe('asleep', ['*'], handle, { from: 'now' })).stop();
    await bus.publish([...eventsOf('s', 5), event('bad')]);
    while ((await bus.groups())[1]?.retrying !== 1) await pause(5);
    await rewriteLog();
    await server.kill();
    await server.startAgain();
    await untilReachable(bus);
    await bus.settled();
    expect(attempts).toEqual([1, 2, 3]);
    expect(await bus.groups()).toEqual([
      { group: 'asleep', lag: 6, retrying: 0, deadLetters: 0 },
      { group: 'group', lag: 0, retrying: 0, deadLetters: 0 },
    ]);
  });

  it.each(['as it grew', 'rewritten once'])(
    'B4 its log, %s, is read again: the lag of each group is what it was',
    async (how) => {
      const bus = await open();
      const seen = recorder();
      const subscribe = (group: string, from: 'beginning' | 'now') =>
        bus.subscribe(group, ['*'], seen.handle, { from });
      await bus.publish(eventsOf('long-ago', 3));
      await subscribe('from-beginning', 'beginning');
      const behind = await subscribe('behind', 'beginning');
      await subscribe('from-now', 'now');
      await bus.publish(eventsOf('first', 4));
      await bus.settled();
      if (how === 'rewritten once') await rewriteLog();
      await bus.publish(eventsOf('second', 5));
      await bus.settled();
      await behind.stop();
      await bus.publish(eventsOf('third', 6));
      await bus.settled();
      const before = await bus.groups();
      expect(before.map(({ group, lag }) => [group, lag])).toEqual([
        ['behind', 6],
        ['from-beginning', 0],
        ['from-now', 0],
      ]);
      await server.kill();
      await server.startAgain();
      await untilReachable(bus);
      expect(await bus.groups()).toEqual(before);
      await bus.settled();
    },
  );
});

describe('Redis stands still', () => {
  it('G9 for longer than a member lives without being heard of: all goes on after that, in order', async () => {
    const [bus, other] = [await open(), await open()];
    const seen = recorder(() => new Promise(setImmediate));
    await bus.subscribe('group', ['*'], seen.handle);
    await other.subscribe('group', ['*'], seen.handle);
    const events = stream(1_000);
    const relaying = relay(bus, events);
    await seen.reached(100);
    server.pause();
    await expect(bus.publish([event('refused')])).rejects.toThrow('Redis cannot be reached');
    await pause(8_000);
    server.resume();
    await relaying;
    await seen.reached(events.length);
    await bus.settled();
    expect(idsBySubject(seen.events.filter(({ id }) => id !== 'refused'))).toEqual(idsBySubject(events));
  });

  it('B1 an event that Redis took without being able to say so is not delivered twice when it is published again', async () => {
    const bus = await open();
    const seen = recorder();
    await bus.subscribe('group', ['*'], seen.handle);
    server.pause();
    await expect(bus.publish(eventsOf('s', 2))).rejects.toThrow('Redis cannot be reached');
    server.resume();
    await untilReachable(bus);
    await bus.publish(eventsOf('s', 3));
    await bus.settled();
    expect(seen.handled).toEqual(['s-1', 's-2', 's-3']);
  });
});
