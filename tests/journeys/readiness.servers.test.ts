import { startRedis, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callUrl, eventually, startTestPlatform, type TestPlatform } from '../platform.ts';

const WAIT_MS = 60_000;

describe('G9 a platform whose bus and cache live on Redis', () => {
  let redis: TestServer;
  let platform: TestPlatform;
  beforeAll(async () => {
    redis = await startRedis();
    platform = await startTestPlatform({ env: { BUS_URL: redis.url, CACHE_URL: redis.url } });
  });
  afterAll(async () => {
    await platform?.stop();
    await redis?.stop();
  });

  const ready = () => platform.call('GET', '/ready');
  const becomes = (status: number) =>
    eventually(async () => ((await ready()).status === status ? ready() : undefined), `/ready is ${status}`, WAIT_MS);

  it('is ready while Redis answers', async () => {
    const answer = await becomes(200);
    expect(answer.body.parts).toMatchObject({ bus: 'up', cache: 'up', 'task-orchestrator': 'up' });
  });

  it.each([
    ['does not answer', () => redis.pause(), () => redis.resume()],
    ['is dead', () => redis.kill(), () => redis.startAgain()],
  ])('says so while Redis %s, lives on, and is ready when it is back', async (_how, down, up) => {
    await down();
    const answer = await becomes(503);
    expect(answer.body).toMatchObject({ status: 'not_ready', parts: { bus: 'down' } });
    expect((await platform.call('GET', '/health')).status).toBe(200);
    const metrics = `http://127.0.0.1:${platform.ports['task-orchestrator']}`;
    const page = await callUrl(metrics, 'GET', '/metrics');
    expect(page.status).toBe(200);
    expect(page.body).toMatch(/^deepiri_dependency_up\{.*part="bus".*\} 0$/m);
    await up();
    expect((await becomes(200)).body.parts).toMatchObject({ bus: 'up' });
  });
});
