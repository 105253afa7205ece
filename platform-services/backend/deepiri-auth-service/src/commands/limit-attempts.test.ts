import { openCache } from 'deepiri-stores';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLimits } from './limit-attempts.ts';

const log = pino({ level: 'silent' });
const wrong = async () => false;
const right = async () => true;
const limited = expect.objectContaining({ code: 'rate_limited' });

async function start() {
  let now = 1_000_000;
  const cache = await openCache('memory:', { now: () => now });
  return {
    limits: createLimits(cache, log, true),
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe('attempts to sign in', () => {
  it('are ten from one address to one account, then one every thirty seconds', async () => {
    const { limits, pass } = await start();
    for (let tries = 0; tries < 10; tries++) await limits.attempt('192.0.2.1', 'a@b.co', wrong);
    await expect(limits.attempt('192.0.2.1', 'a@b.co', wrong)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { headers: { 'retry-after': '30' } },
    });
    await expect(limits.attempt('192.0.2.2', 'a@b.co', right)).resolves.toBe(true);
    await expect(limits.attempt('192.0.2.1', 'c@d.co', right)).resolves.toBe(true);
    pass(30);
    await expect(limits.attempt('192.0.2.1', 'a@b.co', right)).resolves.toBe(true);
  });

  it('that were right cost nothing', async () => {
    const { limits } = await start();
    for (let tries = 0; tries < 50; tries++) await limits.attempt('192.0.2.1', 'a@b.co', right);
    await expect(limits.attempt('192.0.2.1', 'a@b.co', right)).resolves.toBe(true);
  });

  it('are counted before they are checked, so that many at once do not slip through', async () => {
    const { limits } = await start();
    let checked = 0;
    const slow = () => new Promise<boolean>((resolve) => setImmediate(() => resolve(++checked < 0)));
    const tries = Array.from({ length: 40 }, () => limits.attempt('192.0.2.1', 'a@b.co', slow));
    const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
    expect([checked, refused.length]).toEqual([10, 30]);
  });

  it('from many addresses to one account are a hundred, then slow', async () => {
    const { limits } = await start();
    for (let host = 0; host < 100; host++) await limits.attempt(`192.0.2.${host}`, 'a@b.co', wrong);
    await expect(limits.attempt('198.51.100.1', 'a@b.co', right)).rejects.toEqual(limited);
  });
});

describe('attempts from a place that is known to the account', () => {
  it('do not depend on how many strangers guess', async () => {
    const { limits } = await start();
    for (let host = 0; host < 100; host++) await limits.attempt(`192.0.2.${host}`, 'a@b.co', wrong);
    await expect(limits.attemptFromKnown('dev_1', 'a@b.co', right)).resolves.toBe(true);
  });

  it('are ten for each place, then one every thirty seconds', async () => {
    const { limits, pass } = await start();
    for (let tries = 0; tries < 10; tries++) await limits.attemptFromKnown('dev_1', 'a@b.co', wrong);
    await expect(limits.attemptFromKnown('dev_1', 'a@b.co', right)).rejects.toEqual(limited);
    await expect(limits.attemptFromKnown('dev_2', 'a@b.co', right)).resolves.toBe(true);
    pass(30);
    await expect(limits.attemptFromKnown('dev_1', 'a@b.co', right)).resolves.toBe(true);
  });
});

describe('requests from one address', () => {
  it('are three hundred at once, then five per second', async () => {
    const { limits, pass } = await start();
    for (let count = 0; count < 300; count++) await limits.request('192.0.2.1');
    await expect(limits.request('192.0.2.1')).rejects.toEqual(limited);
    await expect(limits.request('192.0.2.2')).resolves.toBeUndefined();
    pass(1);
    for (let count = 0; count < 5; count++) await limits.request('192.0.2.1');
    await expect(limits.request('192.0.2.1')).rejects.toEqual(limited);
  });
});

it('C1 a cache that is down limits nothing and breaks nothing', async () => {
  const cache = await openCache('memory:');
  const down = { ...cache, take: () => Promise.reject(new Error('down')) };
  const limits = createLimits(down, log, true);
  for (let tries = 0; tries < 30; tries++) await limits.attempt('192.0.2.1', 'a@b.co', wrong);
  await expect(limits.request('192.0.2.1')).resolves.toBeUndefined();
});
