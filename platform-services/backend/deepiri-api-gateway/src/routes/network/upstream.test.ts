import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createLogger, createRegistry, createRequestWatch, idsOnly } from 'deepiri-service-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UpstreamName } from '../../domain/routing.ts';
import type { Upstream } from '../../domain/upstream.ts';
import { createFrontServer } from '../front.ts';
import { measureBreakers } from '../metrics.ts';
import { createNetworkUpstream } from './upstream.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;
type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer };
type Answer = { status: number; headers: IncomingMessage['headers']; raw: string[]; text: string };

const log = createLogger({ level: 'silent', name: 'test', terminal: false });
const patience = { timeout: 20_000, interval: 5 };
const MIB = 1_048_576;
const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => new Promise((done) => server.close(done).closeAllConnections()));
  return (server.address() as AddressInfo).port;
}

/** A service: answers `/health`, and everything else as it is told. */
async function service(handle: Handle, port?: number) {
  const seen: IncomingMessage[] = [];
  const server = createServer((incoming, response) => {
    if (incoming.url === '/health') return void response.end('{}');
    seen.push(incoming);
    return handle(incoming, response);
  });
  return { server, seen, url: `http://127.0.0.1:${await listen(server, port)}` };
}

/** The gateway's front before services that run elsewhere. */
async function gateway(
  urls: string[],
  options: {
    deadlineMs?: number;
    atOnce?: number;
    log?: typeof log;
    switches?: boolean;
    admit?: (request: IncomingMessage) => Promise<void>;
  } = {},
) {
  const upstream = createNetworkUpstream({
    service: 'tasks',
    urls,
    deadlineMs: 5_000,
    atOnce: 50,
    coalesces: true,
    switches: true,
    log,
    ...options,
  });
  open.push(() => upstream.close?.());
  const upstreams = { 'task-orchestrator': upstream, 'realtime-gateway': upstream } as Record<UpstreamName, Upstream>;
  const server = createFrontServer((_request, response) => void response.end('own'), {
    upstreams,
    admit: options.admit ?? (async () => {}),
    newRequestId: () => 'req_1',
    watch: createRequestWatch({ registry: createRegistry('test'), tracer: idsOnly, log, callers: 'outside' }),
    log,
  });
  let count = 0;
  server.on('request', () => count++);
  const arrived = (wanted: number) => vi.waitFor(() => expect(count).toBe(wanted), patience);
  return { server, upstream, port: await listen(server), arrived };
}

function send(port: number, path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, raw: answer.rawHeaders, text }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
  return text;
}

describe('a request through the gateway', () => {
  it('arrives as it was sent, and its answer as well', async () => {
    const { url, seen } = await service(async (incoming, response) => {
      const text = await textOf(incoming);
      response.writeHead(201, { location: '/x', 'set-cookie': ['a=1', 'b=2'] }).end(`got ${text}`);
    });
    const { port } = await gateway([url]);
    const body = '{"title":"Milk"}';
    const headers = { host: 'deepiri.test', 'content-type': 'application/json', 'content-length': body.length };
    const answer = await send(port, '/api/tasks?x=%20', { method: 'POST', headers: headers as never, body });
    expect(answer).toMatchObject({ status: 201, text: `got ${body}` });
    expect(answer.headers).toMatchObject({ location: '/x', 'set-cookie': ['a=1', 'b=2'] });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/tasks?x=%20' });
    expect(seen[0]!.headers).toMatchObject({ host: 'deepiri.test', 'content-type': 'application/json' });
  });

  it('loses what belongs to one connection only, both ways (RFC 9110 §7.6.1)', async () => {
    const { url, seen } = await service((_incoming, response) => {
      response.writeHead(200, {
        connection: 'keep-alive, x-hop',
        'x-hop': '1',
        'proxy-authenticate': 'Basic',
        'x-end': '1',
      });
      response.end('ok');
    });
    const { port } = await gateway([url]);
    const hop = {
      connection: 'close, X-Secret',
      'x-secret': '1',
      te: 'trailers',
      'proxy-authorization': 'x',
      'x-end': '1',
    };
    const answer = await send(port, '/api/tasks', { headers: hop });
    expect(answer.headers).toMatchObject({ 'x-end': '1', connection: 'close' });
    for (const name of ['x-hop', 'proxy-authenticate']) expect(answer.headers).not.toHaveProperty(name);
    expect(seen[0]!.headers).toMatchObject({ 'x-end': '1', via: '1.1 deepiri', connection: 'keep-alive' });
    for (const name of ['x-secret', 'te', 'proxy-authorization']) expect(seen[0]!.headers).not.toHaveProperty(name);
  });

  it.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])('%s with %i has no body', async (method, status) => {
    const { url } = await service((_incoming, response) => {
      response.writeHead(status, method === 'HEAD' ? { 'content-length': '5' } : { etag: '"1"' }).end();
    });
    const { port } = await gateway([url]);
    expect(await send(port, '/api/tasks', { method })).toMatchObject({ status, text: '' });
  });

  it.each([
    ['every byte', Buffer.from(Array.from({ length: 1024 }, (_, n) => n % 256))],
    ['a long text', Buffer.from('für 42 €, 道 '.repeat(20_000))],
  ])('keeps %s of an answer', async (_, content) => {
    const { url } = await service((_incoming, response) => {
      response.writeHead(200, { 'content-length': content.length }).end(content);
    });
    const { port } = await gateway([url]);
    const answer = await fetch(`http://127.0.0.1:${port}/api/tasks`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });

  it('G10 keeps what the gateway says of it, whatever the client names as its own connection', async () => {
    const { url, seen } = await service((_incoming, response) => void response.end('ok'));
    const { port } = await gateway([url], {
      admit: async (incoming) => {
        incoming.headers['x-forwarded-for'] = '203.0.113.9';
        incoming.headers['x-service-token'] = 'ours';
      },
    });
    const connection = 'close, x-forwarded-for, X-Service-Token, traceparent, x-other';
    await send(port, '/api/tasks', { headers: { connection, 'x-other': '1' } });
    expect(seen[0]!.headers).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-service-token': 'ours' });
    expect(seen[0]!.headers).toHaveProperty('traceparent');
    expect(seen[0]!.headers).not.toHaveProperty('x-other');
  });

  it('keeps its connection to the service', async () => {
    const { url, server } = await service((_incoming, response) => void response.end('ok'));
    let connections = 0;
    server.on('connection', () => connections++);
    const { port } = await gateway([url]);
    for (let n = 0; n < 5; n++) await send(port, '/api/tasks');
    expect(connections).toBe(1);
  });
});

describe('what is passed on as it comes', () => {
  it('an answer: its beginning is there before its end', async () => {
    let finish: (() => void) | undefined;
    const { url } = await service((_incoming, response) => {
      response.write('first');
      finish = () => response.end('last');
    });
    const { port } = await gateway([url]);
    const [answer] = (await once(request({ port, path: '/api/tasks' }).end(), 'response')) as [IncomingMessage];
    const [first] = await once(answer, 'data');
    expect(String(first)).toBe('first');
    finish!();
    expect(String((await once(answer, 'data'))[0])).toBe('last');
  });

  it('a body without a known length: the service reads it while the client still writes', async () => {
    const chunks: string[] = [];
    const { url } = await service(async (incoming, response) => {
      for await (const chunk of incoming.setEncoding('utf8')) chunks.push(chunk);
      response.end(chunks.join(''));
    });
    const { port } = await gateway([url]);
    const outgoing = request({ port, path: '/api/tasks', method: 'POST' });
    outgoing.write('first ');
    await vi.waitFor(() => expect(chunks).toEqual(['first ']), patience);
    outgoing.end('last');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    expect(await textOf(answer)).toBe('first last');
  });

  it('not a small body: a client that sends it slowly keeps no connection to the service', async () => {
    const { url, seen } = await service(async (incoming, response) => void response.end(await textOf(incoming)));
    const { port } = await gateway([url]);
    const outgoing = request({ port, path: '/api/tasks', method: 'POST', headers: { 'content-length': 10 } });
    outgoing.write('01234');
    expect((await send(port, '/api/tasks')).status).toBe(200);
    expect(seen.map(({ method }) => method)).toEqual(['GET']);
    outgoing.end('56789');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    expect(await textOf(answer)).toBe('0123456789');
  });

  it('an answer that nobody reads waits at the service, not in the gateway', async () => {
    let sent = 0;
    const { url } = await service((_incoming, response) => {
      const write = () => {
        while (sent < 200 * MIB) {
          sent += MIB;
          if (!response.write(Buffer.alloc(MIB))) return void response.once('drain', write);
        }
        response.end();
      };
      write();
    });
    const { port } = await gateway([url]);
    const client = connect(port, '127.0.0.1').on('error', () => {});
    open.push(() => client.destroy());
    client.pause();
    client.write('GET /api/tasks HTTP/1.1\r\nHost: x\r\n\r\n');
    let before = -1;
    await vi.waitFor(
      () => {
        const stands = sent === before && sent > 0;
        before = sent;
        expect(stands).toBe(true);
      },
      { timeout: 20_000, interval: 300 },
    );
    expect(sent).toBeLessThan(100 * MIB);
  });
});

describe('a body that is too large', () => {
  it('is refused before the service hears of it', async () => {
    const { url, seen } = await service((_incoming, response) => void response.end());
    const { port } = await gateway([url]);
    const answer = await send(port, '/api/tasks', { method: 'POST', body: Buffer.alloc(2 * MIB) });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([413, 'payload_too_large']);
    expect(seen).toEqual([]);
  });

  it('is refused without asking for it when the client waits to be asked', async () => {
    const { url } = await service((_incoming, response) => void response.end());
    const { port } = await gateway([url]);
    const headers = { expect: '100-continue', 'content-length': 2 * MIB };
    const outgoing = request({ port, path: '/api/tasks', method: 'POST', headers });
    let asked = false;
    outgoing.on('continue', () => {
      asked = true;
    });
    outgoing.flushHeaders();
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    expect([answer.statusCode, asked]).toEqual([413, false]);
    outgoing.on('error', () => {}).destroy();
  });

  it('is refused on its way when its length was not known', async () => {
    const { url } = await service(
      async (incoming, response) => void response.end(await textOf(incoming).catch(() => '')),
    );
    const { port } = await gateway([url]);
    const outgoing = request({ port, path: '/api/tasks', method: 'POST' }).on('error', () => {});
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    for (let n = 0; n < 20; n++) outgoing.write(Buffer.alloc(MIB / 8));
    outgoing.end();
    expect((await answered)[0].statusCode).toBe(413);
  });
});

describe('G9 a service that is in trouble', () => {
  it('that is not there is unavailable: 503, with the time to wait', async () => {
    const { port } = await gateway(['http://127.0.0.1:1']);
    const answer = await send(port, '/api/tasks', { method: 'POST', headers: { 'content-length': '2' }, body: '{}' });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([503, 'unavailable']);
    expect(answer.headers['retry-after']).toBe('1');
  });

  const breakFirst = async () => {
    const found = await service((incoming, response) => {
      if (found.seen.length === 1) incoming.socket.destroy();
      else response.end('second');
    });
    return found;
  };

  it('a safe request is sent once more when its connection broke before the answer', async () => {
    const { url, seen } = await breakFirst();
    const { port } = await gateway([url]);
    expect(await send(port, '/api/tasks')).toMatchObject({ status: 200, text: 'second' });
    expect(seen).toHaveLength(2);
  });

  it('a request that changes something is never sent twice', async () => {
    const { url, seen } = await breakFirst();
    const { port } = await gateway([url]);
    const answer = await send(port, '/api/tasks', { method: 'POST', headers: { 'content-length': '2' }, body: '{}' });
    expect(answer.status).toBe(503);
    expect(seen).toHaveLength(1);
  });

  it('an answer that has begun is not begun again; the client sees that it broke', async () => {
    const { url, seen } = await service((incoming, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => incoming.socket.destroy());
    });
    const { port } = await gateway([url]);
    await expect(send(port, '/api/tasks')).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });

  it('that does not answer in time is cut off: 504, once, and it knew how long it had', async () => {
    const { url, seen } = await service(() => {});
    const { port } = await gateway([url], { deadlineMs: 200 });
    const before = Date.now();
    const answer = await send(port, '/api/tasks');
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([504, 'deadline_exceeded']);
    expect(seen).toHaveLength(1);
    const deadline = Number(seen[0]!.headers['x-deepiri-deadline']);
    expect(deadline).toBeGreaterThanOrEqual(before + 200);
    expect(deadline).toBeLessThanOrEqual(Date.now() + 200);
    await vi.waitFor(() => expect(seen[0]!.socket.destroyed).toBe(true), patience);
  });

  it('has longer for what its contract gives more time, an import', async () => {
    const { url } = await service((incoming, response) => {
      incoming.resume();
      setTimeout(() => response.end('{}'), 600);
    });
    const { port } = await gateway([url], { deadlineMs: 100 });
    const told = async (path: string) =>
      (await send(port, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status;
    expect(await told('/api/tasks/import?x=1')).toBe(200);
    expect(await told('/api/tasks')).toBe(504);
  });

  it('that keeps failing is left alone, and asked by the gateway itself whether it is back', async () => {
    const first = await service((incoming) => incoming.socket.destroy());
    const { port } = await gateway([first.url]);
    for (let n = 0; n < 5; n++) await send(port, '/api/tasks', { method: 'DELETE' });
    const asked = first.seen.length;
    expect((await send(port, '/api/tasks', { method: 'DELETE' })).status).toBe(503);
    expect(first.seen).toHaveLength(asked);
    first.server.removeAllListeners('request').on('request', (_incoming, response) => response.end('back'));
    await vi.waitFor(async () => expect((await send(port, '/api/tasks')).text).toBe('back'), patience);
  });

  it('that is left alone is seen in the metrics, and told once however often it is asked in vain', async () => {
    let asked = 0;
    const silent = createServer((incoming) => {
      asked++;
      incoming.socket.destroy();
    });
    const address = `http://127.0.0.1:${await listen(silent)}`;
    const told: string[] = [];
    const warn = (_: object, message: string) => void told.push(message);
    const { port, upstream } = await gateway([address], { log: { warn } as unknown as typeof log });
    const registry = createRegistry('test');
    measureBreakers(registry, { tasks: upstream, 'lives-here': {} as Upstream });
    const shown = async () => {
      const [open, openings] = await registry.getMetricsAsJSON();
      return [open, openings].map((metric) => metric!.values.map(({ labels, value }) => [labels, value]));
    };
    const labels = { upstream: 'tasks', address, service: 'test' };
    expect(await shown()).toEqual([[[labels, 0]], [[labels, 0]]]);
    for (let n = 0; n < 5; n++) await send(port, '/api/tasks', { method: 'DELETE' });
    expect(await shown()).toEqual([[[labels, 1]], [[labels, 1]]]);
    const before = asked;
    await vi.waitFor(() => expect(asked).toBeGreaterThan(before + 2), patience);
    expect(await shown()).toEqual([[[labels, 1]], [[labels, 1]]]);
    silent.removeAllListeners('request').on('request', (_incoming, response) => response.end('back'));
    await vi.waitFor(async () => expect((await send(port, '/api/tasks')).text).toBe('back'), patience);
    expect(await shown()).toEqual([[[labels, 0]], [[labels, 1]]]);
    expect(told).toEqual(['does not answer; left alone until it does', 'answers again']);
  });

  it('that is gone behind a silent network is left alone after one answer that did not come', async () => {
    const silent = createServer(() => {});
    const told: string[] = [];
    const warn = (_: object, message: string) => void told.push(message);
    const url = `http://127.0.0.1:${await listen(silent)}`;
    const { port } = await gateway([url], { deadlineMs: 100, log: { warn } as unknown as typeof log });
    const late = await send(port, '/api/tasks');
    expect([late.status, late.headers['retry-after']]).toEqual([504, '1']);
    // The gateway finds out by itself, so that nobody else has to wait out a deadline.
    await vi.waitFor(() => expect(told).toEqual(['does not answer; left alone until it does']), patience);
    const next = await send(port, '/api/tasks');
    expect([next.status, next.headers['retry-after']]).toEqual([503, '1']);
  });

  it('that answers one question late, and others in time, is not left alone', async () => {
    const { url } = await service((incoming, response) => {
      if (incoming.url !== '/api/tasks/slow') response.end('quick');
    });
    const { port } = await gateway([url], { deadlineMs: 100 });
    for (let count = 0; count < 3; count++) {
      expect((await send(port, '/api/tasks/slow')).status).toBe(504);
      expect((await send(port, '/api/tasks')).text).toBe('quick');
    }
  });

  it('answers of its own are no failure, whatever their status', async () => {
    const { url, seen } = await service((_incoming, response) => void response.writeHead(500).end('{}'));
    const { port } = await gateway([url]);
    for (let n = 0; n < 8; n++) expect((await send(port, '/api/tasks')).status).toBe(500);
    expect(seen).toHaveLength(8);
  });

  it('gets no more at once than it has room for', async () => {
    const held: ServerResponse[] = [];
    const { url } = await service((_incoming, response) => void held.push(response));
    const { port } = await gateway([url], { atOnce: 2 });
    const waiting = [send(port, '/api/tasks'), send(port, '/api/tasks/b')];
    await vi.waitFor(() => expect(held).toHaveLength(2), patience);
    const refused = await send(port, '/api/tasks/c');
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
    for (const response of held) response.end('done');
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
    // The room is free again.
    const after = send(port, '/api/tasks/d');
    await vi.waitFor(() => expect(held).toHaveLength(3), patience);
    held[2]!.end('done');
    expect((await after).status).toBe(200);
  });

  it('is let go of when the client goes away, which is no failure of the service', async () => {
    const { url, seen } = await service(() => {});
    const { port } = await gateway([url]);
    for (let n = 1; n <= 6; n++) {
      const outgoing = request({ port, path: '/api/tasks', agent: false }).on('error', () => {});
      outgoing.end();
      await vi.waitFor(() => expect(seen).toHaveLength(n), patience);
      outgoing.destroy();
      await vi.waitFor(() => expect(seen[n - 1]!.socket.destroyed).toBe(true), patience);
    }
  });

  it('a client that stops sending is no failure of the service either', async () => {
    const { url, seen } = await service((incoming) => void incoming.on('error', () => {}).resume());
    const { port } = await gateway([url]);
    for (let n = 1; n <= 6; n++) {
      const outgoing = request({ port, path: '/api/tasks', method: 'POST', agent: false }).on('error', () => {});
      outgoing.write('begun');
      await vi.waitFor(() => expect(seen).toHaveLength(n), patience);
      outgoing.destroy();
      await vi.waitFor(() => expect(seen[n - 1]!.socket.destroyed).toBe(true), patience);
    }
  });
});

describe('the same question of the same caller at the same time', () => {
  const jo = { headers: { authorization: 'Bearer jo' } };
  const path = '/api/tasks';

  /** A service that answers, when it is told to, how many questions it has heard. */
  async function counting(options: { text?: (n: number) => string; status?: number } = {}) {
    const held: (() => void)[] = [];
    const found = await service((_incoming, response) => {
      const n = found.seen.length;
      const text = options.text?.(n) ?? `answer ${n}`;
      held.push(() => response.writeHead(options.status ?? 200, { 'content-length': text.length }).end(text));
    });
    const { port, arrived } = await gateway([found.url]);
    const heard = (count: number) => vi.waitFor(() => expect(found.seen).toHaveLength(count), patience);
    return { ...found, port, arrived, heard, answer: () => held.shift()!() };
  }

  it('is answered in words when those before have used up its time while the process was busy', async () => {
    const { url, seen } = await service(() => {});
    const { port, arrived } = await gateway([url], { deadlineMs: 300 });
    const asked = [send(port, path, jo), send(port, path, jo), send(port, path, jo)];
    await arrived(3);
    await vi.waitFor(() => expect(seen).toHaveLength(1), patience);
    const busyUntil = performance.now() + 500;
    while (performance.now() < busyUntil);
    for (const { status } of await Promise.all(asked)) expect([503, 504]).toContain(status);
  });

  it('is asked once for all who wait, and never answered with what is older than the question', async () => {
    const { port, arrived, heard, answer } = await counting();
    const first = send(port, path, jo);
    await heard(1);
    const mira = send(port, path, { headers: { authorization: 'Bearer mira' } });
    await heard(2);
    const others = Array.from({ length: 5 }, () => send(port, path, jo));
    await arrived(7);
    answer();
    expect((await first).text).toBe('answer 1');
    answer();
    expect((await mira).text).toBe('answer 2');
    await heard(3);
    answer();
    const texts = (await Promise.all(others)).map(({ status, text }) => `${status} ${text}`);
    expect(texts).toEqual(Array(5).fill('200 answer 3'));
  });

  it('goes on when the first who asked has gone', async () => {
    const { port, arrived, heard, answer } = await counting();
    const first = request({ port, path, ...jo, agent: false }).on('error', () => {});
    first.end();
    await heard(1);
    const others = [send(port, path, jo), send(port, path, jo)];
    await arrived(3);
    first.destroy();
    await heard(2);
    answer();
    answer();
    expect((await Promise.all(others)).map(({ text }) => text)).toEqual(['answer 2', 'answer 2']);
  });

  it('is given up when all who asked have gone', async () => {
    const { port, arrived, heard, answer, seen } = await counting();
    const first = send(port, path, jo);
    await heard(1);
    const others = [1, 2].map(() => request({ port, path, ...jo, agent: false }).on('error', () => {}));
    for (const other of others) other.end();
    await arrived(3);
    answer();
    await first;
    await heard(2);
    for (const other of others) other.destroy();
    await vi.waitFor(() => expect(seen[1]!.socket.destroyed).toBe(true), patience);
  });

  it.each<[string, { text?: (n: number) => string; status: number }]>([
    ['an error', { status: 500 }],
    ['a large answer', { status: 200, text: (n) => `${n}`.repeat(300_000) }],
  ])('is asked by each one alone when the answer is %s', async (_, options) => {
    const { port, arrived, heard, answer } = await counting(options);
    const first = send(port, path, jo);
    await heard(1);
    const others = [send(port, path, jo), send(port, path, jo)];
    await arrived(3);
    answer();
    await first;
    await heard(2);
    answer();
    await heard(4);
    answer();
    answer();
    const answers = await Promise.all(others);
    expect(answers.map(({ status }) => status)).toEqual([options.status, options.status]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(2);
  });
});

describe('several instances', () => {
  const instances = async () => {
    const [a, b] = [
      await service((_incoming, response) => void response.end('a')),
      await service((_incoming, response) => void response.end('b')),
    ];
    return { a, b, ...(await gateway([a.url, b.url])) };
  };
  const mark = (incoming: IncomingMessage | undefined) => String(incoming!.headers['x-deepiri-instance']);

  it('take requests in turn', async () => {
    const { port } = await instances();
    const texts = [];
    for (let n = 0; n < 4; n++) texts.push((await send(port, '/socket.io/')).text);
    expect(texts).toEqual(['a', 'b', 'a', 'b']);
  });

  it('get what belongs to their sessions', async () => {
    const { a, b, port } = await instances();
    for (let n = 0; n < 2; n++) await send(port, '/socket.io/');
    const [ofA, ofB] = [mark(a.seen[0]), mark(b.seen[0])];
    for (const sid of [ofA, ofA, ofB, ofA]) {
      const answer = await send(port, `/socket.io/?EIO=4&sid=abc-_${sid.length}.${sid}&t=1`);
      expect(answer.text).toBe(sid === ofA ? 'a' : 'b');
    }
    expect((await send(port, '/socket.io/?sid=abc.unknown')).status).toBe(503);
  });

  it('stand in for one that is not there', async () => {
    const a = await service((_incoming, response) => void response.end('a'));
    const { port } = await gateway(['http://127.0.0.1:1', a.url]);
    for (let n = 0; n < 12; n++) expect((await send(port, '/socket.io/')).text).toBe('a');
  });
});

describe('a WebSocket through the gateway', () => {
  const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nX-End: 1\r\n\r\n';
  async function dial(port: number): Promise<{ socket: Socket; text: () => string }> {
    let text = '';
    const socket = connect(port, '127.0.0.1')
      .setEncoding('utf8')
      .on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk;
    });
    open.push(() => socket.destroy());
    socket.write(`GET /socket.io/?transport=websocket HTTP/1.1\r\nHost: x\r\n${UPGRADE}`);
    return { socket, text: () => text };
  }
  async function echo() {
    const found = await service((_incoming, response) => void response.end());
    const sockets: Socket[] = [];
    open.push(() => sockets.forEach((socket) => void socket.destroy()));
    found.server.on('upgrade', (incoming, socket: Socket) => {
      found.seen.push(incoming);
      sockets.push(socket);
      socket.on('error', () => {}).on('end', () => socket.end());
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      socket.on('data', (chunk) => socket.write(`echo ${chunk}`));
    });
    return { ...found, sockets };
  }

  it('is bytes both ways', async () => {
    const { url, seen } = await echo();
    const { port } = await gateway([url]);
    const { socket, text } = await dial(port);
    await vi.waitFor(() => expect(text()).toMatch(/^HTTP\/1.1 101 .*\r\n\r\n$/s), patience);
    socket.write('hello');
    await vi.waitFor(() => expect(text()).toMatch(/echo hello$/), patience);
    expect(seen[0]!.headers).toMatchObject({
      upgrade: 'websocket',
      connection: 'Upgrade',
      'x-end': '1',
      via: '1.1 deepiri',
    });
  });

  it('ends on both sides when one of them ends', async () => {
    const { url, sockets } = await echo();
    const { port } = await gateway([url]);
    const [one, two] = [await dial(port), await dial(port)];
    await vi.waitFor(() => expect(sockets).toHaveLength(2), patience);
    await vi.waitFor(() => expect(one.text() && two.text()).toMatch(/101/), patience);
    sockets[0]!.destroy();
    await vi.waitFor(() => expect([one, two].filter(({ socket }) => socket.destroyed)).toHaveLength(1), patience);
    for (const { socket } of [one, two]) socket.destroy();
    await vi.waitFor(() => expect(sockets[1]!.destroyed).toBe(true), patience);
  });

  it('gets the answer of a service that does not want it', async () => {
    const { url } = await service((_incoming, response) => void response.writeHead(400).end('no'));
    const { port } = await gateway([url]);
    const { socket, text } = await dial(port);
    await once(socket, 'close');
    expect(text()).toMatch(/^HTTP\/1.1 400 Bad Request\r\n.*no/s);
  });

  it('G9 is refused with 503 when the service is not there', async () => {
    const { port } = await gateway(['http://127.0.0.1:1']);
    const { socket, text } = await dial(port);
    await once(socket, 'close');
    expect(text()).toMatch(/^HTTP\/1.1 503 .*retry-after: 1\r\n.*"code":"unavailable"/s);
  });

  it('lives on when a client is reset while the service makes up its mind', async () => {
    const { url, server } = await service((_incoming, response) => void response.end());
    let asked = 0;
    server.on('upgrade', (_incoming, socket: Socket) => {
      asked++;
      open.push(() => socket.destroy());
    });
    const { port, server: front } = await gateway([url]);
    const left = vi.fn();
    front.on('connection', (socket) => socket.on('close', left));
    const { socket } = await dial(port);
    await vi.waitFor(() => expect(asked).toBe(1), patience);
    socket.resetAndDestroy();
    await vi.waitFor(() => expect(left).toHaveBeenCalled(), patience);
    expect((await send(port, '/nothing')).text).toBe('own');
  });

  it('is no business of a service that speaks none: it answers the request itself, with its method and its body', async () => {
    const { url } = await service(async (incoming, response) => {
      response.end(`${incoming.method} ${incoming.headers.upgrade} ${await textOf(incoming)}`);
    });
    const { port } = await gateway([url], { switches: false });
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    expect(await send(port, '/api/tasks', { method: 'POST', headers, body: 'a body' })).toMatchObject({
      status: 200,
      text: 'POST undefined a body',
    });
  });

  it('H2 is let go of when the gateway ends', async () => {
    const { url, sockets } = await echo();
    const { port, upstream, server } = await gateway([url]);
    const { socket, text } = await dial(port);
    await vi.waitFor(() => expect(text()).toMatch(/101/), patience);
    upstream.release!();
    await new Promise((done) => server.close(done));
    await vi.waitFor(() => expect([socket.destroyed, sockets[0]!.destroyed]).toEqual([true, true]), patience);
  });
});
