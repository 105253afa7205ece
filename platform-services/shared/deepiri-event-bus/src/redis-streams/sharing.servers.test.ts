import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { idsOf, recorder } from '../contract-suite/fixtures.ts';
import { Consumers, publishMany } from '../contract-suite/sharing.ts';
import { RedisBus } from './bus.ts';
import { keysOf, PARTITIONS } from './keys.ts';

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
