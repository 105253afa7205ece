import { Agent, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { problem } from 'deepiri-contracts';
import { createLogger, createRegistry, createRequestWatch, idsOnly } from 'deepiri-service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpstreamName } from '../domain/routing.ts';
import type { Upstream } from '../domain/upstream.ts';
import { createFrontServer } from './front.ts';

const answerer = (text: string) => (_request: IncomingMessage, response: ServerResponse) => void response.end(text);

let see: ((request: IncomingMessage) => void) | undefined;

const upstream: Upstream = {
  handle(request, response) {
    see?.(request);
    answerer('service')(request, response);
  },
  ready: async () => ({ status: 'ready', parts: {} }),
};

const switchProtocols: Upstream['upgrade'] = (_request, socket) =>
  socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
const live: Upstream = { ...upstream, upgrade: switchProtocols };

describe('the server in front', () => {
  let server: Server;
  let connection: Socket | undefined;
  let holding: ((response: ServerResponse) => void) | undefined;
  let refusal: Error | undefined;
  beforeEach(async () => {
    refusal = undefined;
    live.upgrade = switchProtocols;
    const own = (request: IncomingMessage, response: ServerResponse) => {
      see?.(request);
      return request.url === '/held' ? holding?.(response) : answerer('own')(request, response);
    };
    server = createFrontServer(own, {
      upstreams: { 'task-orchestrator': upstream, 'realtime-gateway': live } as Record<UpstreamName, Upstream>,
      admit: async (_request, response) => {
        response.setHeader('ratelimit', '"anonymous";r=0;t=7');
        if (refusal) throw refusal;
      },
      newRequestId: () => 'req_1',
      watch: createRequestWatch({
        registry: createRegistry('front'),
        tracer: idsOnly,
        log: createLogger({ level: 'silent', name: 'front', terminal: false }),
        callers: 'outside',
      }),
      log: createLogger({ level: 'silent', name: 'front', terminal: false }),
    });
    server.on('connection', (socket: Socket) => {
      connection = socket;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const ask = (path: string, protocol: string, method = 'GET') =>
    new Promise<string>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const headers = { connection: 'Upgrade', upgrade: protocol };
      request({ port, path, method, headers, agent: false }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(`${response.statusCode} ${text}`));
      })
        .on('upgrade', ({ statusCode }, socket) => {
          socket.destroy();
          resolve(`${statusCode}`);
        })
        .on('error', reject)
        .end();
    });

  it.each([
    ['/socket.io/', 'h2c', '200 service'],
    ['/api/tasks', 'h2c', '200 service'],
    ['/api/tasks', 'websocket', '200 service'],
    ['/nothing', 'websocket', '200 own'],
  ])('answers %s as if %s had not been asked for', async (path, protocol, answer) => {
    expect(await ask(path, protocol)).toBe(answer);
  });

  it('answers what is no GET as if a WebSocket had not been asked for (RFC 6455 §4.1)', async () => {
    expect(await ask('/socket.io/', 'websocket', 'POST')).toBe('200 service');
  });

  /** The headers that whoever answers gets. */
  const headersSeen = async (path: string, headers: Record<string, string>) => {
    const seen = new Promise<IncomingMessage['headers']>((resolve) => {
      see = (asked) => resolve(asked.headers);
    });
    const { port } = server.address() as AddressInfo;
    await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text();
    return seen;
  };

  it('hands no trace of a client to a service, but its own', async () => {
    const theirs = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const seen = await headersSeen('/api/tasks', { traceparent: theirs, tracestate: 'a=1', baggage: 'b=2' });
    expect(seen['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(seen['traceparent']).not.toContain('a'.repeat(32));
    expect([seen['tracestate'], seen['baggage']]).toEqual([undefined, undefined]);
  });

  it('lets no client choose its request id, also not where the gateway answers itself', async () => {
    const seen = await headersSeen('/nothing', { 'x-request-id': `req_${'0'.repeat(36)}` });
    expect(seen['x-request-id']).toBeUndefined();
  });

  it.each([
    ['http://any.example/api/tasks?a=1', '200 service', '/api/tasks?a=1'],
    ['HTTPS://jo@any.example:1/nothing', '200 own', '/nothing'],
    ['http://any.example', '200 own', '/'],
    ['http://any.example?a=/api/tasks', '200 own', '/?a=/api/tasks'],
  ])('takes %s for the path in it (RFC 9112 §3.2.2)', async (target, answer, path) => {
    const seen = new Promise((resolve) => {
      see = (asked) => resolve(asked.url);
    });
    expect([await ask(target, 'h2c'), await seen]).toEqual([answer, path]);
  });

  it('refuses a request for a service that does not name its host with a problem', async () => {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.write('GET /api/tasks HTTP/1.1\r\nConnection: close\r\n\r\n');
    const [head, body] = Buffer.concat(await client.toArray())
      .toString()
      .split('\r\n\r\n') as [string, string];
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(body)).toMatchObject({ code: 'malformed_request', instance: '/api/tasks', requestId: 'req_1' });
  });

  it('hands a WebSocket to the service that speaks it', async () => {
    expect(await ask('/socket.io/', 'WebSocket')).toBe('101');
  });

  it.each([
    ['there were too many', problem('rate_limited', 'Wait 7 s.', { headers: { 'retry-after': '7' } }), 429],
    ['something is broken', new Error('secret cause'), 500],
  ])('refuses a WebSocket with a plain answer when %s', async (_, error, status) => {
    refusal = error;
    const { port } = server.address() as AddressInfo;
    const client = connect(port, '127.0.0.1');
    client.write('GET /socket.io/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const answer = Buffer.concat(await client.toArray()).toString();
    const [head, body] = answer.split('\r\n\r\n') as [string, string];
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/^content-type: application\/problem\+json/im);
    expect(head).toMatch(/^connection: close/im);
    expect(head).toMatch(/^ratelimit: /im);
    if (status === 429) expect(head).toMatch(/^retry-after: 7/im);
    expect(JSON.parse(body)).toMatchObject({ status, instance: '/socket.io/', requestId: 'req_1' });
    expect(body).not.toContain('secret');
  });

  it('refuses a WebSocket that its service refuses', async () => {
    live.upgrade = () => {
      throw problem('rate_limited', 'Too many.');
    };
    expect(await ask('/socket.io/', 'websocket')).toMatch(/^429 .*rate_limited/);
  });

  it('never cuts off a WebSocket for being silent', async () => {
    await ask('/socket.io/', 'websocket');
    expect(connection?.timeout).toBe(0);
  });

  it('cuts off a client that does not read its answer', async () => {
    expect(server.timeout).toBeGreaterThan(25_000);
    server.timeout = 100;
    const cut = new Promise((resolve) => {
      holding = (response) => {
        response.on('close', () => resolve(response.writableFinished));
        response.end(Buffer.alloc(50_000_000));
      };
    });
    const { port } = server.address() as AddressInfo;
    const client = connect(port, '127.0.0.1').on('error', () => {});
    client.pause();
    client.write('GET /held HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await cut).toBe(false);
    client.destroy();
  });

  it.each(['/nothing', '/api/tasks'])(
    'lives on when a connection that asked %s for a WebSocket is reset',
    async (path) => {
      await ask(path, 'websocket');
      expect(connection?.listenerCount('error')).toBeGreaterThan(0);
    },
  );

  it('lets go of a connection that is kept busy once it takes no more', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { port } = server.address() as AddressInfo;
    const held = new Promise<ServerResponse>((resolve) => {
      holding = resolve;
    });
    const answered = new Promise<IncomingMessage>((resolve) => {
      request({ port, path: '/held', agent }, resolve).end();
    });
    await held;
    const closed = new Promise((resolve) => server.close(resolve));
    const second = new Promise<IncomingMessage>((resolve) => {
      request({ port, path: '/', agent }, resolve).end();
    });
    (await held).end();
    (await answered).resume();
    expect((await second).headers.connection).toBe('close');
    (await second).resume();
    await closed;
  });
});
