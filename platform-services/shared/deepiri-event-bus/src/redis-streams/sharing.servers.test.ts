import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { eventsOf, gate, idsOf, recorder } from '../contract-suite/fixtures.ts';
import { Consumers, publishMany } from '../contract-suite/sharing.ts';
import { RedisBus } from './bus.ts';
import { keysOf, PARTITIONS, partitionOf } from './keys.ts';

let server: TestServer;
let redis: Redis;
let prefix: string;
let url: string;
let bus: RedisBus;
let consumers: Consumers | undefined;
beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(async () => {
  prefix = randomUUID();
  url = `${server.url}?prefix=${prefix}`;
  bus = await RedisBus.open(url);
});
afterEach(async () => {
  await consumers?.end();
  await bus.close();
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** How many partitions each member has. */
async function shares(group: string): Promise<number[]> {
  const owners = await redis.hvals(keysOf(prefix).owners(group));
  return [...Map.groupBy(owners, (owner) => owner).values()].map(({ length }) => length).toSorted((a, b) => a - b);
}

async function sharesAre(group: string, expected: readonly number[]): Promise<void> {
  while (JSON.stringify(await shares(group)) !== JSON.stringify(expected)) await pause(10);
}

async function another(): Promise<RedisBus> {
  return RedisBus.open(url);
}

it('B3 members have fair shares, whoever comes and goes', async () => {
  const seen = recorder();
  await bus.subscribe('group', ['*'], seen.handle);
  await sharesAre('group', [PARTITIONS]);
  const second = await another();
  await second.subscribe('group', ['*'], seen.handle);
  await sharesAre('group', [8, 8]);
  const third = await another();
  await third.subscribe('group', ['*'], seen.handle);
  await sharesAre('group', [4, 6, 6]);
  await second.close();
  await sharesAre('group', [8, 8]);
  await third.close();
  await sharesAre('group', [PARTITIONS]);
});

it('B3 a group that orders by something else than the subject has one member at work and others that stand by', async () => {
  const orderBy = ({ userid }: { userid: string }) => userid;
  const [first, second] = [recorder(), recorder()];
  await bus.subscribe('group', ['*'], first.handle, { orderBy });
  const standby = await another();
  await standby.subscribe('group', ['*'], second.handle, { orderBy });
  await publishMany(bus, 1, 100);
  await bus.settled();
  expect([first.handled.length, second.handled.length]).toEqual([100, 0]);
  await bus.close();
  await publishMany(standby, 2, 100);
  await standby.settled();
  expect(second.handled).toHaveLength(100);
  await standby.close();
});

it('B3 while two versions of a service disagree about the order, no partition has two members at work', async () => {
  const [old, renewed] = [recorder(), recorder()];
  await bus.subscribe('group', ['*'], old.handle);
  const next = await another();
  await next.subscribe('group', ['*'], renewed.handle, { orderBy: ({ userid }) => userid });
  const first = await publishMany(next, 1, 100);
  await next.settled();
  await bus.close();
  const second = await publishMany(next, 2, 100);
  await next.settled();
  expect([...old.handled, ...renewed.handled].toSorted()).toEqual([...idsOf(first), ...idsOf(second)].toSorted());
  expect(renewed.handled.slice(-100).toSorted()).toEqual(idsOf(second).toSorted());
  await next.close();
});

it('B3 what is being handled is finished before its partition is given up, whatever is heard in the meantime', async () => {
  const [started, release] = [gate(), gate()];
  const begun: string[] = [];
  const [first, second] = [
    recorder(({ id }) => {
      begun.push(id);
      started.open();
      return release.opened;
    }),
    recorder(),
  ];
  // Of two members the first keeps the lower half.
  const subject = subjectIn(PARTITIONS - 1);
  await bus.subscribe('group', ['*'], first.handle);
  await bus.publish(eventsOf(subject, 2));
  await started.opened;
  const next = await another();
  await next.subscribe('group', ['*'], second.handle);
  for (let times = 0; times < 5; times++) {
    await redis.publish(keysOf(prefix).bell, 'members group');
    await bus.groups();
  }
  expect([begun, second.handled]).toEqual([[`${subject}-1`], []]);
  release.open();
  await next.settled();
  expect([first.handled, second.handled]).toEqual([[`${subject}-1`], [`${subject}-2`]]);
  await next.close();
});

it('B3 a member that does not know yet that it lost a partition can neither take nor finish anything in it', async () => {
  const keys = keysOf(prefix);
  const [started, release] = [gate(), gate()];
  const seen = recorder(() => {
    started.open();
    return release.opened;
  });
  await bus.subscribe('group', ['*'], seen.handle, { concurrency: 1 });
  await bus.publish(eventsOf('s', 1));
  await started.opened;
  await redis.zadd(keys.members('group'), Date.now() + 60_000, 'somebody');
  for (let partition = 0; partition < PARTITIONS; partition++)
    await redis.hset(keys.owners('group'), partition, 'somebody/1');
  await bus.publish([...eventsOf('s', 2), ...eventsOf('other', 1)]);
  release.open();
  await seen.reached(1);
  await pause(200);
  const groups = (await redis.xinfo('GROUPS', keys.partitions[partitionOf('s')]!)) as unknown[][];
  const [group] = groups.map((flat) => Object.fromEntries(pairs(flat)));
  expect(group).toMatchObject({ pending: 1, lag: 1 });
  // Somebody is gone. What the member did is not certain, so it is done again, in order.
  await redis.zrem(keys.members('group'), 'somebody');
  await bus.settled();
  expect(seen.handled.filter((id) => id.startsWith('s-'))).toEqual(['s-1', 's-1', 's-2']);
  expect(seen.handled).toContain('other-1');
});

it('B3 with a new connection a member has a new fence, so that nothing of the old one can have effect', async () => {
  await bus.subscribe('group', ['*'], recorder().handle);
  const owners = keysOf(prefix).owners('group');
  const before = await redis.hget(owners, '0');
  for (const line of String(await redis.client('LIST')).split('\n'))
    if (line.includes(`name=${before?.split('/')[0]}`)) await redis.client('KILL', 'ID', /id=(\d+)/.exec(line)![1]!);
  while ((await redis.hget(owners, '0')) === before) await pause(10);
  expect(new Set(await redis.hvals(owners)).size).toBe(1);
  const seen = recorder();
  await bus.subscribe('another', ['*'], seen.handle);
  await bus.publish(eventsOf('s', 3));
  await seen.reached(3);
});

it('B3 a process that stood still until others took its share goes on without disturbing their order', async () => {
  consumers = await Consumers.of(url);
  const frozen = await consumers.start();
  await publishMany(bus, 1, 100);
  await bus.settled();
  await consumers.start();
  await sharesAre('sharers', [8, 8]);
  const publishing = publishMany(bus, 2, 400);
  await consumers.reached(200);
  frozen.kill('SIGSTOP');
  await publishing;
  await consumers.reached(500);
  const before = (await consumers.handled()).length;
  frozen.kill('SIGCONT');
  await sharesAre('sharers', [8, 8]);
  await publishMany(bus, 3, 200);
  await bus.settled();
  const handled = await consumers.handled();
  const again = handled.slice(before).filter(({ id }) => !id.startsWith('3-'));
  // What it was handling when it stood still; of what it had only taken it must handle nothing.
  expect(again.length).toBeLessThanOrEqual(8);
  expect(again.filter(({ pid }) => pid !== frozen.pid)).toEqual([]);
  for (const [subject, some] of Map.groupBy(handled, ({ subject }) => subject)) {
    const order = [...new Set(some.map(({ id }) => id))];
    expect([subject, order]).toEqual([subject, order.toSorted(byRoundAndNumber)]);
  }
});

function byRoundAndNumber(a: string, b: string): number {
  const [[round = 0, number = 0], [otherRound = 0, otherNumber = 0]] = [a, b].map((id) =>
    id.split('-').map(Number),
  ) as [number[], number[]];
  return round - otherRound || number - otherNumber;
}

function* pairs(flat: readonly unknown[]): Generator<[string, unknown]> {
  for (let index = 0; index < flat.length; index += 2) yield [String(flat[index]), flat[index + 1]];
}

function subjectIn(partition: number): string {
  for (let number = 0; ; number++) if (partitionOf(`s${number}`) === partition) return `s${number}`;
}
