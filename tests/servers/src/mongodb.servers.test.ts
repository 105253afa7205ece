import { expect, it } from 'vitest';
import { startFerret, startMongoJava } from './index.ts';

const FIRST_BUILD_MS = 900_000;

it.each([
  ['ferretdb', startFerret],
  ['mongo-java-server', startMongoJava],
] as const)('%s starts, dies, and comes back on its port', { timeout: FIRST_BUILD_MS }, async (_name, start) => {
  const server = await start();
  const { port } = server;
  await server.kill();
  await server.startAgain();
  expect(server.port).toBe(port);
  await server.stop();
});
