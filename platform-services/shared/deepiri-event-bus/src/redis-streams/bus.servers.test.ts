import { randomUUID } from 'node:crypto';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { afterAll, beforeAll } from 'vitest';
import { eventBusContract } from '../contract-suite/index.ts';
import type { BusOptions } from '../options.ts';
import { RedisBus } from './bus.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

eventBusContract({
  name: 'redis streams',
  async open(options) {
    const url = `${server.url}?prefix=${randomUUID()}`;
    const opened: RedisBus[] = [];
    const openAgain = async (more?: BusOptions) => {
      const bus = await RedisBus.open(url, more);
      opened.push(bus);
      return bus;
    };
    return {
      bus: await openAgain(options),
      url,
      another: openAgain,
      trim: (bus) => (bus as RedisBus).trim(),
      async close() {
        await Promise.all(opened.map((bus) => bus.close()));
      },
    };
  },
});
