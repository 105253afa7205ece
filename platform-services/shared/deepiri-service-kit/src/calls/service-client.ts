import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleType,
  type IPolicy,
  retry,
  wrap,
} from 'cockatiel';
import {
  type AnswerOf,
  type BodyOf,
  type ParamsOf,
  problem,
  type QueryOf,
  type RouteContract,
} from 'deepiri-contracts';
import type { TSchema } from 'typebox';
import type { Context } from '../context.ts';
import { idsOnly, inSpan, type Tracer } from '../observe/tracing.ts';
import { CallFailed, CallRefused } from './failure.ts';
import type { Wire } from './wires.ts';

type Part<Name extends string, S, V> = S extends TSchema ? Record<Name, V> : unknown;
/** What a call needs: the parts that its contract names. */
export type CallInput<R extends RouteContract> = Part<'params', R['params'], ParamsOf<R>> &
  Partial<Part<'query', R['query'], QueryOf<R>>> &
  Part<'body', R['body'], BodyOf<R>>;

/** What goes along with a call. The `call` of a route handler fits, so its deadline and trace are passed on. */
export type PassedOn = {
  /** Milliseconds since 1970. */
  deadline?: number | undefined;
  context?: Pick<Context, 'traceparent'>;
  /** The call may be repeated although its method does not say so. */
  idempotent?: boolean;
};

export type ServiceClient<T extends Record<string, RouteContract>> = {
  [K in keyof T]: (input: CallInput<T[K]>, passed?: PassedOn) => Promise<AnswerOf<T[K]>>;
};

type Options = {
  /** Whom it calls. */
  service: string;
  wire: Wire;
  /** Shows who calls, to the service that is called. */
  token: (service: string) => Promise<string> | string;
  /** Without it the trace of the caller is passed on as it is. */
  tracer?: Tracer;
  /** Longest wait for an answer, tries included. Default 5,000. */
  withinMs?: number;
};

const IDEMPOTENT = new Set(['GET', 'PUT', 'DELETE']);
const TRIES = 3;
const FAILURES = 5;
const LEFT_ALONE_MS = 1_000;

/**
 * A client of another service, made of its contracts. It shows a service token, passes deadline and trace on, repeats
 * idempotent calls with jitter, and leaves a service alone that keeps failing.
 * Calls throw ProblemError unavailable or deadline_exceeded when no answer came, CallRefused when the answer was no.
 */
export function createServiceClient<const T extends Record<string, RouteContract>>(
  routes: T,
  { service, wire, token, tracer = idsOnly, withinMs = 5_000 }: Options,
): ServiceClient<T> {
  const breaker = circuitBreaker(handleType(CallFailed), {
    halfOpenAfter: LEFT_ALONE_MS,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  const backoff = new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 });
  const repeated = wrap(retry(handleType(CallFailed), { maxAttempts: TRIES - 1, backoff }), breaker);

  function call(route: RouteContract, input: Input, passed: PassedOn): Promise<unknown> {
    const start = { kind: 'client', parent: passed.context?.traceparent } as const;
    return inSpan(tracer, `call ${service}`, start, ({ traceparent }) => ask(route, input, { ...passed, traceparent }));
  }

  async function ask(route: RouteContract, input: Input, passed: PassedOn & { traceparent: string }): Promise<unknown> {
    const until = Math.min(Date.now() + withinMs, passed.deadline ?? Number.POSITIVE_INFINITY);
    const policy: IPolicy = passed.idempotent || IDEMPOTENT.has(route.method) ? repeated : breaker;
    const headers = {
      ...(route.access === 'public' ? {} : { authorization: `Bearer ${await token(service)}` }),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      traceparent: passed.traceparent,
      'x-deepiri-deadline': String(until),
    };
    const body = input.body === undefined ? undefined : JSON.stringify(input.body);
    const request = { method: route.method, path: pathOf(route, input), headers, body };
    const answer = await policy
      .execute(() => wire({ ...request, withinMs: leftUntil(until) }))
      .catch((error) => {
        throw error instanceof CallFailed || error instanceof BrokenCircuitError ? noAnswer(service, error) : error;
      });
    if (answer.status === route.success.status) return answer.body === '' ? undefined : JSON.parse(answer.body);
    throw refusal(`${service} ${route.operationId}`, answer);
  }

  const entries = Object.entries(routes).map(([name, route]) => [
    name,
    (input: Input, passed: PassedOn = {}) => call(route, input, passed),
  ]);
  return Object.fromEntries(entries) as ServiceClient<T>;
}

type Input = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

function pathOf({ path }: RouteContract, { params = {}, query = {} }: Input): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) text.set(name, String(value));
  return text.size === 0 ? filled : `${filled}?${text}`;
}

function leftUntil(until: number): number {
  const left = until - Date.now();
  if (left <= 0) throw problem('deadline_exceeded');
  return left;
}

function noAnswer(service: string, error: Error) {
  if (error instanceof CallFailed && error.kind === 'late') return problem('deadline_exceeded');
  return problem('unavailable', `${service} does not answer right now. Try again soon.`, {
    headers: { 'retry-after': '2' },
  });
}

function refusal(call: string, { status, body }: { status: number; body: string }): Error {
  const { code = 'unknown', detail = '' } = parsed(body);
  if (status === 503) return problem('unavailable', undefined, { headers: { 'retry-after': '2' } });
  if (status === 504) return problem('deadline_exceeded');
  return new CallRefused(call, { status, code, detail });
}

function parsed(body: string): { code?: string; detail?: string } {
  try {
    return JSON.parse(body) as { code?: string; detail?: string };
  } catch {
    return {};
  }
}
