import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startTestPlatform } from '../platform.ts';

it('H2 a client that never ends its request is cut off, and does not hold up the end', async () => {
  const platform = await startTestPlatform();
  const { token } = await platform.register('Jo');
  const client = connect(platform.platform.port, '127.0.0.1');
  const cut = new Promise<void>((resolve) => client.on('error', () => {}).on('close', () => resolve()));
  const head = ['POST /api/tasks HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${token}`];
  client.write([...head, 'Content-Type: application/json', 'Content-Length: 900', '', '{"title":'].join('\r\n'));
  // A request that is answered on another connection was taken after the head of this one.
  expect((await platform.call('GET', '/api/tasks', { token })).status).toBe(200);
  // Node itself would wait half a minute for the rest of the body.
  await platform.stop();
  await cut;
}, 15_000);
