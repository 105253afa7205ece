import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyComes } from './body-comes.ts';

describe('waiting for a body', () => {
  const server = createServer((_request, response) => void response.on('error', () => {}));
  beforeAll(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function send(headers: Record<string, string | number>, method = 'POST') {
    const { port } = server.address() as AddressInfo;
    const sending = request({ port, method, headers, agent: false }).on('error', () => {});
    sending.flushHeaders();
    const [received] = (await once(server, 'request')) as [IncomingMessage];
    return { sending, received };
  }

  it.each([[{ 'content-length': 6 }], [{ 'transfer-encoding': 'chunked' }]])(
    'takes nothing of it (%j)',
    async (how) => {
      const { sending, received } = await send(how);
      let here = false;
      const waiting = bodyComes(received).then(() => {
        here = true;
      });
      sending.write('abc');
      await once(received, 'readable');
      expect(here).toBe(false);
      sending.end('def');
      await waiting;
      expect((await buffer(received)).toString()).toBe('abcdef');
    },
  );

  it('ends when as much is here as is read ahead, and the rest follows', async () => {
    const body = Buffer.alloc(700_000, 'x');
    const { sending, received } = await send({ 'content-length': body.length });
    sending.write(body.subarray(0, 400_000));
    await bodyComes(received);
    expect(received.complete).toBe(false);
    sending.end(body.subarray(400_000));
    expect((await buffer(received)).equals(body)).toBe(true);
  });

  it('ends when the client is gone, and at once without a body', async () => {
    await bodyComes((await send({}, 'GET')).received);
    const { sending, received } = await send({ 'content-length': 6 });
    received.on('error', () => {});
    const waiting = bodyComes(received);
    sending.destroy();
    await waiting;
  });
});
