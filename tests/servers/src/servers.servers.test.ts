import { expect, it } from 'vitest';
import { startInflux, startRedis } from './index.ts';

it.each([
  ['redis', startRedis],
  ['influx', startInflux],
] as const)('%s starts, dies, and comes back on its port', async (_name, start) => {
  const server = await start();
  const { port } = server;
  await server.kill();
  await server.startAgain();
  expect(server.port).toBe(port);
  await server.stop();
});
