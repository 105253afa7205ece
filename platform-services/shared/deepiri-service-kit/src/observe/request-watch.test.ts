import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keptLog, type Line } from '../testing/kept-log.ts';
import { createRegistry } from './registry.ts';
import { createRequestWatch } from './request-watch.ts';
import { idsOnly, type SpanStart, type Tracer } from './tracing.ts';

type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

const given = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const started: SpanStart[] = [];
const tracer: Tracer = {
  recording: true,
  start(name, start = {}) {
    started.push(start);
    return idsOnly.start(name, start);
  },
};
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  started.length = 0;
});

async function serve(answer: Answerer, callers: 'inside' | 'outside' = 'inside', alsoBegin = false) {
  const { log, lines } = keptLog();
  const [outer, inner] = [createRegistry('outer'), createRegistry('inner')];
  const watch = createRequestWatch({ registry: outer, tracer, log: log.child({ service: 'outer' }), callers });
  const within = createRequestWatch({
    registry: inner,
    tracer,
    log: log.child({ service: 'inner' }),
    callers: 'inside',
  });
  const server = createServer((request, response) => {
    watch.begin(request, response, { requestId: 'req_1', route: () => '/things' });
    if (alsoBegin) within.begin(request, response, { requestId: 'req_1', route: () => '/things/:id' });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lines, outer, inner };
}

const told = (lines: Line[]) =>
  vi.waitFor(() => lines.find(({ msg }) => msg === 'request') ?? expect.unreachable(), 5_000);
const inFlight = async (registry: Registry) =>
  Number(/^deepiri_http_requests_in_flight\S* (\d+)$/m.exec(await registry.metrics())?.[1]);

describe('a watched request', () => {
  it('is counted while it is under way, and measured by method, route and status', async () => {
    const underway: number[] = [];
    const served = await serve(async (_request, response) => {
      underway.push(await inFlight(served.outer));
      response.writeHead(201).end('done');
    });
    await (await fetch(`${served.url}/things/7`, { method: 'PUT' })).text();
    await told(served.lines);
    expect(underway).toEqual([1]);
    expect(await inFlight(served.outer)).toBe(0);
    expect(await served.outer.metrics()).toMatch(
      /^deepiri_http_request_duration_seconds_count\{service="outer",method="PUT",route="\/things",status="201"\} 1$/m,
    );
  });

  it('whose client left is 499, and under way no more', async () => {
    const served = await serve(() => {});
    const client = httpRequest(served.url).on('error', () => {});
    client.end();
    await vi.waitFor(async () => expect(await inFlight(served.outer)).toBe(1), 5_000);
    client.destroy();
    expect(await told(served.lines)).toMatchObject({ status: 499, route: '/things' });
    expect(await inFlight(served.outer)).toBe(0);
  });

  it('that a service in the same process watches too has one line, with the finer route', async () => {
    const served = await serve((_request, response) => response.end('done'), 'outside', true);
    await (await fetch(served.url)).text();
    expect(await told(served.lines)).toMatchObject({ service: 'inner', route: '/things/:id' });
    expect(served.lines).toHaveLength(1);
    for (const registry of [served.outer, served.inner])
      expect(await registry.metrics()).toMatch(/^deepiri_http_request_duration_seconds_count\{.*\} 1$/m);
  });

  it('goes on in the trace of a caller inside, and only links to that of one outside', async () => {
    for (const callers of ['inside', 'outside'] as const) {
      const served = await serve((_request, response) => response.end(), callers);
      await (await fetch(served.url, { headers: { traceparent: given } })).text();
      const { traceId } = await told(served.lines);
      expect(traceId === 'a'.repeat(32)).toBe(callers === 'inside');
    }
    expect(started).toEqual([
      { kind: 'server', parent: given },
      { kind: 'server', link: given },
    ]);
  });
});
