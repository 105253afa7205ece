import { randomUUID } from 'node:crypto';
import { startRedis, type TestServer } from 'deepiri-test-servers';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, vi } from 'vitest';
import { cacheContract } from '../contract-suite/cache.ts';
import { rankingsContract } from '../contract-suite/rankings.ts';
import { placeOn } from '../contract-suite/server-place.ts';
import { streamsContract } from '../contract-suite/streams.ts';

const SLOTS = 16_384;

// One node that has all slots refuses what a cluster of many would: commands and scripts whose keys are in several slots.
let node: TestServer;
let admin: Redis;
beforeAll(async () => {
  node = await startRedis(['--cluster-enabled', 'yes']);
  admin = new Redis(node.url);
  await admin.call('CLUSTER', 'ADDSLOTSRANGE', 0, SLOTS - 1);
  await vi.waitFor(async () => {
    if (!String(await admin.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) throw new Error('not yet');
  }, 30_000);
});
afterAll(async () => {
  admin.disconnect();
  await node.stop();
});

const place = async () => placeOn(node.url);
rankingsContract({ name: 'a redis cluster', place });
streamsContract({ name: 'a redis cluster', place });
cacheContract({ name: 'a redis cluster', url: async () => `${node.url}?prefix=${randomUUID()}` });
