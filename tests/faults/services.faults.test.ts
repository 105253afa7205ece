import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { eventually, startTestPlatform, type TestPlatform } from '../platform.ts';
import { makePlace, type Place } from '../shapes/place.ts';
import { servicesAreKilled } from './killed-services.ts';
import { networkIsCut } from './partition.ts';
import { redisIsKilled } from './redis.ts';
import { consumersAreSlow } from './slow-consumers.ts';
import { realtimeGatewaysAreKilled } from './two-gateways.ts';
import { startWire } from './wire.ts';

// Starting nine processes takes longer than most faults, so they share a platform. Each fault has people of its own.
describe('every service a process of its own, under load', async () => {
  const wires = { 'task-orchestrator': await startWire(), 'engagement-service': await startWire() };
  let place: Place;
  let platform: TestPlatform;
  beforeAll(async () => {
    place = await makePlace();
    platform = await startTestPlatform({
      place,
      instances: { 'realtime-gateway': 2 },
      reach(name, url) {
        const wire = wires[name as keyof typeof wires];
        wire?.leadTo(url);
        return wire?.url ?? url;
      },
    });
  });
  // Also after a test that failed in the middle.
  afterEach(async () => {
    for (const wire of Object.values(wires)) wire.mend();
    for (const service of Object.values(platform.processes)) {
      service.resume();
      if (!service.alive) await service.startAgain();
    }
    await eventually(async () => (await platform.call('GET', '/ready')).status === 200, 'all is well again', 60_000);
  });
  afterAll(async () => {
    await platform?.stop();
    await place?.remove();
    for (const wire of Object.values(wires)) wire.close();
  });

  servicesAreKilled(() => platform);
  realtimeGatewaysAreKilled(() => platform);
  consumersAreSlow(() => platform);
  networkIsCut(() => platform, wires);
  redisIsKilled(
    () => platform,
    () => place,
  );
});
