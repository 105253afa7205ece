import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../logging.ts';
import { createRegistry } from '../observe/registry.ts';
import { createRequestWatch } from '../observe/request-watch.ts';
import { idsOnly } from '../observe/tracing.ts';
import { createApp } from './app.ts';

const REQUEST_ID = 'req_00000000-0000-7000-8000-000000000001';
const patience = { timeout: 20_000, interval: 10 };

describe('what is no request', () => {
  let app: FastifyInstance;
  let asked: number;
  beforeEach(async () => {
    asked = 0;
    const log = createLogger({ level: 'silent', name: 'broken', terminal: false });
    const watch = createRequestWatch({ registry: createRegistry('broken'), tracer: idsOnly, log, callers: 'outside' });
    app = createApp({ watch, newRequestId: () => REQUEST_ID });
    app.get('/ok', async () => ({ ok: true }));
    app.get('/slow', () => new Promise(() => void asked++));
    app.get('/begun', async (_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/plain' }).write('begun');
    });
    Object.assign(app.server, { connectionsCheckingInterval: 20, headersTimeout: 100 });
    await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    app.server.closeAllConnections();
    await app.close();
  });

  const open = () => {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    return { socket, text: () => text };
  };
  /** Everything that comes back until the server closes. */
  async function send(...pieces: string[]): Promise<string> {
    const { socket, text } = open();
    socket.on('error', () => {});
    for (const piece of pieces) socket.write(piece);
    await new Promise((resolve) => socket.once('close', resolve));
    return text();
  }

  it.each([
    ['a request line that is none', 'rubbish\r\n\r\n', 400, 'malformed_request'],
    ['what wants to be TLS', '\x16\x03\x01\x02\x00\x01\x00', 400, 'malformed_request'],
    ['a length that is none', 'POST /ok HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n', 400, 'malformed_request'],
    ['a head that ends early', 'GET /ok HTTP/1.1\r\nHost: x\r\n', 408, 'request_timeout'],
    ['headers without end', `GET /ok HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, 431, 'headers_too_large'],
  ])('is answered with a problem, and the connection ends: %s', async (_, text, status, code) => {
    const [head, body] = (await send(text)).split('\r\n\r\n') as [string, string];
    const [line, ...headers] = head.toLowerCase().split('\r\n');
    expect(line).toMatch(new RegExp(`^http/1.1 ${status} `));
    expect(headers).toEqual(
      expect.arrayContaining([
        'content-type: application/problem+json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        `x-request-id: ${REQUEST_ID}`,
        'cache-control: no-store',
        'x-content-type-options: nosniff',
      ]),
    );
    expect(JSON.parse(body)).toEqual({
      type: `/api/docs/problems#${code}`,
      title: expect.any(String),
      detail: expect.any(String),
      status,
      code,
      instance: '/',
      requestId: REQUEST_ID,
    });
    expect(body).not.toMatch(/HPE_|ERR_|Parse|rubbish/);
  });

  it.each([
    ['that names no host', 'GET /ok HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['that names two', 'GET /ok HTTP/1.1\r\nHost: x\r\nhost: y\r\nConnection: close\r\n\r\n'],
  ])('is what HTTP/1.1 forbids, too: a request %s', async (_, text) => {
    const [head, body] = (await send(text)).split('\r\n\r\n') as [string, string];
    expect(head).toMatch(/^HTTP\/1\.1 400 .*content-type: application\/problem\+json/is);
    expect(JSON.parse(body)).toMatchObject({ code: 'malformed_request', requestId: REQUEST_ID });
  });

  it('is not what comes from before there were hosts, or expects what nobody here knows', async () => {
    for (const head of ['GET /ok HTTP/1.0', 'GET /ok HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close'])
      expect(await send(`${head}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 .*"ok":true/s);
  });

  it('is answered once, however much of it comes', async () => {
    const answer = await send('rubbish\r\n\r\n', 'x'.repeat(100_000), 'GET /ok HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  });

  it('after an answer on the same connection is answered too', async () => {
    const { socket, text } = open();
    socket.write('GET /ok HTTP/1.1\r\nHost: x\r\n\r\n');
    await vi.waitFor(() => expect(text()).toMatch(/^HTTP\/1\.1 200 .*"ok":true/s), patience);
    socket.write('rubbish\r\n\r\n');
    await once(socket, 'close');
    expect(text()).toMatch(/HTTP\/1\.1 200 .*HTTP\/1\.1 400 /s);
  });

  it('is not answered in the middle of another answer, or in its place', async () => {
    expect(await send('GET /begun HTTP/1.1\r\nHost: x\r\n\r\n', 'rubbish\r\n\r\n')).not.toMatch(/400|problem/);
    expect(await send('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n', 'rubbish\r\n\r\n')).toBe('');
    expect(asked).toBe(1);
  });

  it('is cut off when its sender does not leave', async () => {
    const socket = connect({
      port: (app.server.address() as AddressInfo).port,
      host: '127.0.0.1',
      allowHalfOpen: true,
    });
    socket.on('error', () => {});
    socket.write('rubbish\r\n\r\n');
    socket.resume();
    await once(socket, 'end');
    await vi.waitFor(async () => {
      const count = await new Promise((resolve) => app.server.getConnections((_, found) => resolve(found)));
      expect(count).toBe(0);
    }, patience);
    socket.destroy();
  });

  it('leaves no connection behind when nobody is there for the answer', async () => {
    const arrival = once(app.server, 'connection');
    const { socket } = open();
    const [near] = await arrival;
    socket.write('GET /ok HTTP/1.1\r\nHo');
    await vi.waitFor(() => expect(near.bytesRead).toBeGreaterThan(0), patience);
    socket.resetAndDestroy();
    await vi.waitFor(() => expect(near.destroyed).toBe(true), patience);
  });
});
