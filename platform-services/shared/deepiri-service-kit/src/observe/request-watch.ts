import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Histogram, type Registry } from 'prom-client';
import { readGauge } from './registry.ts';
import { readTraceparent, traceIdOf } from './traceparent.ts';
import type { Span, Tracer } from './tracing.ts';

/** Seconds. Halves and fifths of decades, so that a quantile is never off by more than that. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** The client left before it had the whole answer; the number that nginx uses. */
const LEFT = 499;
/** Asked every few seconds by machines: no news at `info`. */
const QUIET = new Set(['/health', '/ready', '/metrics', '/internal/endings']);
const SERVER = 'server' as const;
const EXCHANGE = Symbol('exchange');

/** A request under way. */
export type Exchange = {
  readonly requestId: string;
  /** Parent of everything that the request causes. */
  readonly traceparent: string;
  readonly traceId: string;
  /** Bound to request and trace. */
  readonly log: Logger;
};

type Begin = {
  requestId: string /** The pattern, not the path: asked when the request is over. */;
  route: () => string;
};

export type RequestWatch = {
  /** Watches a request until its answer has left: one span, one line, one observation. */
  begin(request: IncomingMessage, response: ServerResponse, begin: Begin): Exchange;
};

type Options = {
  registry: Registry;
  tracer: Tracer;
  log: Logger;
  /** `inside`: the caller is one of ours, so its trace goes on. `outside`: a new trace begins, which links to the caller's. */
  callers: 'inside' | 'outside';
};

// The headers are a dictionary anyway; a field of its own would change what the engine knows of every request.
type Marked = IncomingMessage['headers'] & { [EXCHANGE]?: Watching };

/** Rate, errors and duration per route, and what is under way. */
export function createRequestWatch({ registry, tracer, log, callers }: Options): RequestWatch {
  const duration = new Histogram({
    name: 'deepiri_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  let underway = 0;
  readGauge(
    registry,
    { name: 'deepiri_http_requests_in_flight', help: 'Requests that are not answered yet' },
    async () => [{ value: underway }],
  );

  return {
    begin(request, response, { requestId, route }) {
      const method = request.method ?? 'GET';
      const given = readTraceparent(request.headers['traceparent']);
      const caller = callers === 'inside' ? { kind: SERVER, parent: given } : { kind: SERVER, link: given };
      const watching = new Watching(requestId, tracer.start(method, caller), log);
      // In one process the gateway and a service watch the same answer; the service, which knows the route, tells of it.
      const marked = request.headers as Marked;
      if (marked[EXCHANGE]) marked[EXCHANGE].toldByAnother = true;
      marked[EXCHANGE] = watching;
      underway++;
      const over = (status: number) => {
        if (watching.isOver) return;
        watching.isOver = true;
        underway--;
        const pattern = route();
        const seconds = (performance.now() - watching.startedAt) / 1000;
        duration.observe({ method, route: pattern, status }, seconds);
        endSpan(watching, method, pattern, status);
        tell(watching, { method, route: pattern, status, durationMs: Math.round(seconds * 1e5) / 100 });
      };
      response.on('finish', () => over(response.statusCode));
      response.on('close', () => over(LEFT));
      return watching;
    },
  };

  function endSpan({ span, requestId }: Watching, method: string, route: string, status: number) {
    if (!tracer.recording) return;
    span.end({
      name: `${method} ${route}`,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
        'deepiri.request.id': requestId,
      },
      ...(status >= 500 ? { error: String(status) } : {}),
    });
  }

  function tell(watching: Watching, line: { method: string; route: string; status: number; durationMs: number }) {
    const level = QUIET.has(line.route) && line.status < 400 ? 'debug' : 'info';
    if (!watching.toldByAnother && log.isLevelEnabled(level)) watching.log[level](line, 'request');
  }
}

class Watching implements Exchange {
  readonly requestId: string;
  readonly span: Span;
  readonly startedAt = performance.now();
  toldByAnother = false;
  isOver = false;
  readonly #parentLog: Logger;
  #log: Logger | undefined;

  constructor(requestId: string, span: Span, log: Logger) {
    this.requestId = requestId;
    this.span = span;
    this.#parentLog = log;
  }

  get traceparent() {
    return this.span.traceparent;
  }

  get traceId() {
    return traceIdOf(this.span.traceparent);
  }

  // Made when it is needed: binding a logger is not free.
  get log() {
    this.#log ??= this.#parentLog.child({ requestId: this.requestId, traceId: this.traceId });
    return this.#log;
  }
}
