import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CloudEvent } from 'deepiri-contracts';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { event, eventsOf, gate, idsOf, manualTiming, recorder } from '../contract-suite/fixtures.ts';
import type { BusOptions } from '../options.ts';
import { RedisBus } from './bus.ts';
import { keysOf, PARTITIONS, partitionOf } from './keys.ts';

let server: TestServer;
let redis: Redis;
let prefix: string;
let opened: RedisBus[];
beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(() => {
  prefix = randomUUID();
  opened = [];
});
afterEach(() => Promise.all(opened.map((bus) => bus.close())));
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

async function open(options?: BusOptions): Promise<RedisBus> {
  const bus = await RedisBus.open(`${server.url}?prefix=${prefix}`, options);
  opened.push(bus);
  return bus;
}

/** A log that keeps what it is told. */
function keptLog() {
  const told: string[] = [];
  const keep = (_: object, message: string) => void told.push(message);
  return { told, log: { warn: keep, error: keep } };
}

describe('memory', () => {
  it('B1 a group takes no more events than its window while its hands are full', async () => {
    const bus = await open({ window: 100 });
    const { opened, open: release } = gate();
    let taken = 0;
    const seen = recorder(() => opened);
    const orderBy = ({ subject }: CloudEvent) => {
      taken++;
      return subject;
    };
    const all = Array.from({ length: 500 }, (_, index) => event(`e${index}`, { subject: `s${index}` }));
    await bus.publish(all);
    await bus.subscribe('group', ['*'], seen.handle, { concurrency: 4, orderBy });
    while (taken < 50) await pause(5);
    await pause(100);
    expect(taken).toBeLessThanOrEqual(104);
    release();
    await bus.settled();
    expect(seen.handled).toEqual(idsOf(all));
  });

  it('B1 a burst of 10,000 events of one user is handled whole and in order, whatever else goes on', async () => {
    const bus = await open();
    const [subjects, users] = [recorder(), recorder()];
    await bus.subscribe('subjects', ['*'], subjects.handle);
    await bus.subscribe('users', ['*'], users.handle, { orderBy: ({ userid }) => userid });
    const burst = Array.from({ length: 10_000 }, (_, index) => event(`e${index}`, { subject: `s${index % 3}` }));
    for (let first = 0; first < burst.length; first += 500) await bus.publish(burst.slice(first, first + 500));
    await bus.settled();
    expect(users.handled).toEqual(idsOf(burst));
    expect(Map.groupBy(subjects.events, ({ subject }) => subject)).toEqual(
      Map.groupBy(burst, ({ subject }) => subject),
    );
  });

  it('B1 G5 subjects that fail leave room for the others, and go on where they were', async () => {
    const timing = manualTiming();
    const bus = await open({ window: 20, timing });
    let healed = false;
    const seen = recorder(({ subject }) => {
      if (subject.startsWith('bad') && !healed) throw new Error('no');
    });
    await bus.subscribe('group', ['*'], seen.handle, { concurrency: 4, maxAttempts: 1_000 });
    const bad = Array.from({ length: 30 }, (_, index) => eventsOf(`bad${index}`, 10)).flat();
    const good = eventsOf('good', 300);
    await bus.publish([...bad, ...good]);
    await seen.reached(good.length);
    expect(seen.handled).toEqual(idsOf(good));
    while ((await bus.groups())[0]?.retrying !== 30) await pause(5);
    healed = true;
    timing.advance(60_000);
    await bus.settled();
    expect(Map.groupBy(seen.events.slice(300), ({ subject }) => subject)).toEqual(
      Map.groupBy(bad, ({ subject }) => subject),
    );
    expect(await bus.groups()).toEqual([{ group: 'group', lag: 0, retrying: 0, deadLetters: 0 }]);
  });
});

describe('what is in the streams', () => {
  it('B4 trimming while groups read drops nothing that one of them has not handled', async () => {
    const bus = await open({ retentionMs: 0, window: 10 });
    const [quick, slow] = [recorder(), recorder(() => pause(1))];
    await bus.subscribe('quick', ['*'], quick.handle);
    await bus.subscribe('slow', ['*'], slow.handle, { orderBy: ({ userid }) => userid, concurrency: 1 });
    const all = Array.from({ length: 600 }, (_, index) => event(`e${index}`, { subject: `s${index % 9}` }));
    for (let first = 0; first < all.length; first += 20) {
      await bus.publish(all.slice(first, first + 20));
      await bus.trim();
    }
    await bus.settled();
    expect(slow.handled).toEqual(idsOf(all));
    expect(quick.handled.toSorted()).toEqual(idsOf(all).toSorted());
    await bus.trim();
    const lengths = await Promise.all(keysOf(prefix).partitions.map((stream) => redis.xlen(stream)));
    expect(lengths.reduce((sum, length) => sum + length)).toBeLessThan(all.length / 2);
    expect(await redis.zcard(keysOf(prefix).ids)).toBe(0);
  });

  it('B4 nor what somebody has taken, and is gone', async () => {
    const bus = await open({ retentionMs: 0, stopDeadlineMs: 0 });
    const quick = recorder();
    const [started, forGood] = [gate(), gate()];
    await bus.subscribe('quick', ['*'], quick.handle);
    await bus.subscribe('stuck', ['*'], () => {
      started.open();
      return forGood.opened;
    });
    await bus.publish(eventsOf('s', 300));
    await started.opened;
    await quick.reached(300);
    while ((await bus.groups())[0]?.lag !== 0) await pause(5);
    await bus.trim();
    await bus.close();
    const next = await open();
    const rest = recorder();
    await next.subscribe('stuck', ['*'], rest.handle);
    await next.settled();
    expect(rest.handled).toEqual(idsOf(eventsOf('s', 300)));
  });

  it('G5 what was trimmed long ago can be sent again from the dead letters', async () => {
    const bus = await open({ retentionMs: 0 });
    let healed = false;
    const seen = recorder(({ id }) => {
      if (id === 's-1' && !healed) throw new Error('no');
    });
    await bus.subscribe('group', ['*'], seen.handle, { maxAttempts: 1 });
    await bus.publish(eventsOf('s', 500));
    await bus.settled();
    await bus.trim();
    healed = true;
    expect(await bus.deadLetters('group').resend(['s-1'])).toBe(1);
    await bus.settled();
    expect(seen.events.at(-1)).toEqual(eventsOf('s', 1)[0]);
  });

  it('what is no event is passed over, and told', async () => {
    const { told, log } = keptLog();
    const bus = await open({ log });
    const seen = recorder();
    await bus.subscribe('group', ['*'], seen.handle);
    const stream = keysOf(prefix).partitions[partitionOf('s')]!;
    await redis.xadd(stream, '1-0', 'type', 'a', 'event', 'no JSON', 'group', '');
    await redis.xadd(stream, '1-1', 'who', 'knows');
    const noEvents = ['null', '42', '[]', '{}', '{"id":1,"type":"a","subject":{}}', '{"id":"x","type":"a"}'];
    for (const [index, json] of noEvents.entries())
      await redis.xadd(stream, `1-${index + 2}`, 'type', 'a', 'event', json, 'group', '');
    await bus.publish(eventsOf('s', 1));
    await bus.settled();
    expect(seen.handled).toEqual(['s-1']);
    expect(told).toHaveLength(2 + noEvents.length);
    expect(await bus.deadLetters('group').list()).toEqual([]);
  });

  it('no member that has gone is left in the consumer groups', async () => {
    const bus = await open();
    await bus.subscribe('group', ['*'], recorder().handle);
    await bus.publish(Array.from({ length: 200 }, (_, index) => event(`e${index}`, { subject: `s${index}` })));
    await bus.settled();
    await bus.close();
    const next = await open();
    await next.subscribe('group', ['*'], recorder().handle);
    await next.publish(Array.from({ length: 200 }, (_, index) => event(`f${index}`, { subject: `s${index}` })));
    await next.settled();
    const consumers = await Promise.all(
      keysOf(prefix).partitions.map((stream) => redis.xinfo('CONSUMERS', stream, 'group') as Promise<unknown[]>),
    );
    expect(consumers.map(({ length }) => length)).toEqual(new Array(PARTITIONS).fill(1));
  });
});

describe('how Redis is set up', () => {
  it('says what could lose events, and nothing when it is well', async () => {
    const { told, log } = keptLog();
    await open({ log });
    expect(told).toEqual([]);
    await redis.config('SET', 'appendfsync', 'everysec', 'maxmemory-policy', 'allkeys-lru');
    await open({ log });
    await redis.config('SET', 'appendfsync', 'always', 'maxmemory-policy', 'noeviction');
    expect(told).toEqual([
      expect.stringMatching(/before they are on disk/),
      expect.stringMatching(/drops keys when memory is short/),
    ]);
  });

  it('G9 when its memory is full it takes no events, but what it has is handled and trimmed, which makes room', async () => {
    const bus = await open({ retentionMs: 0 });
    const { opened, open: release } = gate();
    const seen = recorder(async ({ id }, { attempt }) => {
      await opened;
      if (id === 's-2' && attempt === 1) throw new Error('no');
    });
    await bus.subscribe('group', ['*'], seen.handle, { backoffMs: 1 });
    await bus.publish(eventsOf('s', 500));
    await redis.config('SET', 'maxmemory', '1');
    await expect(bus.publish([event('e')])).rejects.toThrow(/^Redis refuses: OOM/);
    // It takes part as before, and lives on.
    await pause(3_000);
    release();
    await bus.settled();
    const before = Number(await redis.memory('USAGE', keysOf(prefix).partitions[partitionOf('s')]!));
    await bus.trim();
    const after = Number(await redis.memory('USAGE', keysOf(prefix).partitions[partitionOf('s')]!));
    expect(after).toBeLessThan(before / 2);
    await redis.config('SET', 'maxmemory', '0');
    await bus.publish([event('e')]);
    await bus.settled();
    expect(seen.handled).toEqual([...idsOf(eventsOf('s', 500)), 'e']);
  });
});
