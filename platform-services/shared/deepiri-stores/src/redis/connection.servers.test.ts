import { startRedis, type TestServer } from 'deepiri-test-servers';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isStoreFailure } from '../failure.ts';
import { connectRedis, type RedisConnection } from './connection.ts';

let server: TestServer;
let admin: Redis;
let opened: RedisConnection[] = [];
beforeAll(async () => {
  server = await startRedis();
  admin = new Redis(server.url);
  admin.on('error', () => {});
});
afterEach(async () => {
  await Promise.all(opened.map((connection) => connection.close()));
  opened = [];
});
afterAll(async () => {
  admin.disconnect();
  await server.stop();
});

async function connect(url = server.url) {
  const connection = await connectRedis(url, 'rankings');
  opened.push(connection);
  return connection;
}
const connections = async () => String(await admin.client('LIST')).match(/name=deepiri /g)?.length ?? 0;
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('it did not fail'),
    (error: Error) => error,
  );

describe('a connection to redis', () => {
  it('is shared by all that name its URL, until the last one has closed', async () => {
    const [one, two] = [await connect(), await connect()];
    await connect(`${server.url}/1`);
    expect(await connections()).toBe(2);
    await one.close();
    await one.close();
    await two.run((redis) => redis.ping());
    expect(await connections()).toBe(2);
    await two.close();
    await vi.waitFor(async () => expect(await connections()).toBe(1));
  });

  it('waits for what was sent before it closes, and sends nothing after', async () => {
    const connection = await connect();
    const sent = Array.from({ length: 50 }, (_, index) => connection.run((redis) => redis.set(`k${index}`, index)));
    await connection.close();
    expect(await Promise.all(sent)).toHaveLength(50);
    const error = await errorOf(connection.run((redis) => redis.ping()));
    expect(error.message).toBe('rankings: the store is closed');
  });

  it('tells that credentials are refused, but not which', async () => {
    await admin.config('SET', 'requirepass', 'right');
    const error = await errorOf(connect(server.url.replace('://', '://default:hidden@')));
    const connection = await connect(server.url.replace('://', '://default:right@'));
    expect(await connection.run((redis) => redis.ping())).toBe('PONG');
    await admin.config('SET', 'requirepass', '');
    expect(isStoreFailure(error)).toBe(true);
    expect(error.message).toMatch(/rankings: redis at 127\.0\.0\.1:\d+ cannot be used: WRONGPASS/);
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('hidden');
  });

  it('tells a mistake in a command from a server that cannot work, and no arguments of either', async () => {
    const connection = await connect();
    const wrong = await errorOf(connection.run((redis) => redis.call('INCRBY', 'secret-key', 'secret-value')));
    expect(isStoreFailure(wrong)).toBe(false);
    await admin.config('SET', 'maxmemory', '1');
    const full = await errorOf(connection.run((redis) => redis.eval("redis.call('SET', KEYS[1], 1)", 1, 'secret-key')));
    const pinged = await errorOf(connection.ping());
    await admin.config('SET', 'maxmemory', '0');
    await connection.ping();
    expect([isStoreFailure(full), isStoreFailure(pinged)]).toEqual([true, true]);
    for (const error of [wrong, full]) expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('secret');
  });

  it('does nothing later for a caller that was told that it failed', async () => {
    const connection = await connect();
    await connection.run((redis) => redis.set('late', 'before'));
    await server.kill();
    await vi.waitFor(async () => expect(isStoreFailure(await errorOf(connection.run((r) => r.ping())))).toBe(true));
    const error = await errorOf(connection.run((redis) => redis.set('late', 'after')));
    expect(isStoreFailure(error)).toBe(true);
    await server.startAgain();
    await vi.waitFor(() => connection.run((redis) => redis.ping()), 30_000);
    expect(await connection.run((redis) => redis.get('late'))).toBe('before');
  });
});

describe('a process that is busy', () => {
  it('takes an answer that is there, even if it looks for it late', async () => {
    const connection = await connect();
    const answer = connection.run((redis) => redis.ping(), 100);
    const end = performance.now() + 300;
    await new Promise(setImmediate);
    while (performance.now() < end);
    expect(await answer).toBe('PONG');
  });
});
