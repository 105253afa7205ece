import { expect, it } from 'vitest';
import { startFerret, startMongoJava } from './index.ts';

it.each([
  ['ferretdb', startFerret],
  ['mongo-java-server', startMongoJava],
] as const)('%s starts, dies, and comes back on its port', async (_name, start) => {
  const server = await start();
  const { port } = server;
  await server.kill();
  await server.startAgain();
  expect(server.port).toBe(port);
  await server.stop();
});
