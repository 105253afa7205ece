import type { IncomingMessage, ServerResponse } from 'node:http';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { timeLimitOf } from 'deepiri-contracts';
import type { Readiness } from 'deepiri-service-kit';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { chooseTarget } from '../../domain/choose-target.ts';
import { mayRetry, problemOf, UpstreamFailure } from '../../domain/failure.ts';
import { type HeaderList, requestHeaders } from '../../domain/hop-by-hop.ts';
import { sharingKey } from '../../domain/sharing.ts';
import type { Upstream } from '../../domain/upstream.ts';
import { type Body, bodyOf } from './body.ts';
import { createCoalescing } from './coalesce.ts';
import { askOnce, exchange, type Order, type Question } from './exchange.ts';
import { openTarget, type Target } from './target.ts';
import { createTunnels } from './tunnel.ts';

type Options = {
  service: string;
  /** Where its instances answer. */
  urls: readonly string[];
  deadlineMs: number;
  /** Requests that may be under way at each instance. */
  atOnce: number;
  /** Whether the same question of the same caller is asked once for all who wait for its answer. */
  coalesces: boolean;
  /** Whether it speaks WebSocket. One that does not answers the request itself, whatever protocol it asks for. */
  switches: boolean;
  log: Logger;
};

type Sending = {
  request: IncomingMessage;
  response: ServerResponse;
  told: HeaderList;
  body: Body;
  /** Milliseconds since 1970 until when the answer must have begun. */
  until: number;
  begun?: () => void;
};

const RETRIES = 2;
/** How long the server in front waits for the whole of a request. */
const UPLOAD_MS = 30_000;

/** A service that runs elsewhere, reached over kept connections. */
export function createNetworkUpstream(options: Options): Upstream {
  const { service, urls, atOnce, log } = options;
  const coalescing = options.coalesces ? createCoalescing() : undefined;
  const targets = urls.map((url) => openTarget(service, url, atOnce, log));
  const tunnels = createTunnels(service);
  let turn = 0;

  const deadlineOf = ({ url }: IncomingMessage) => timeLimitOf(url ?? '/') ?? options.deadlineMs;

  function choose(url: string): Target {
    const target = chooseTarget(targets, url, turn++);
    if (!target) throw new UpstreamFailure('closed', service);
    return target;
  }

  async function handle(request: IncomingMessage, response: ServerResponse, told: HeaderList): Promise<void> {
    const found = bodyOf(request);
    const body = found instanceof Promise ? await found : found;
    if (!body) return;
    const until = Date.now() + deadlineOf(request) + (body.isWhole ? 0 : UPLOAD_MS);
    const key = coalescing && sharingKey(request);
    const send = key
      ? () =>
          coalescing.ask(key, {
            response,
            told,
            alone: (begun) => sendOnce({ request, response, told, body, until, begun }),
            forAll: (signal) => sendForAll({ request, until }, signal),
          })
      : () => sendOnce({ request, response, told, body, until });
    try {
      await send();
    } catch (error) {
      await again(error, request, response, send).catch(asProblem);
    }
  }

  /** The request as it goes to an instance. @throws UpstreamFailure when its time is over, which others may have used up */
  function questionFor({ request, until }: Pick<Sending, 'request' | 'until'>, target: Target): Question {
    const headers = requestHeaders(request.headers);
    headers.push('x-deepiri-deadline', String(until));
    if (options.switches) headers.push('x-deepiri-instance', target.mark);
    const deadlineMs = until - Date.now();
    if (deadlineMs <= 0) throw new UpstreamFailure('late', service);
    return { service, path: request.url ?? '/', headers, deadlineMs };
  }

  async function sendOnce(sending: Sending): Promise<void> {
    const { request, response, told, body, begun } = sending;
    const target = choose(request.url ?? '/');
    const question = questionFor(sending, target);
    const order: Order = { ...question, method: request.method as Dispatcher.HttpMethod, body, told, begun };
    // A body that is passed on as it comes has its own time; the clock runs from its end.
    if (!body.isWhole) order.deadlineMs = deadlineOf(request);
    await target.run(() => exchange(target.pool, order, response));
  }

  async function sendForAll(sending: Pick<Sending, 'request' | 'until'>, signal: AbortSignal) {
    const target = choose(sending.request.url ?? '/');
    return target.run(() => askOnce(target.pool, questionFor(sending, target), signal));
  }

  const upgrade: Upstream['upgrade'] = (request, socket, head) =>
    tunnels.open(() => choose(request.url ?? '/'), request, socket, head).catch(asProblem);

  return {
    handle,
    ...(options.switches ? { upgrade } : {}),
    ready: () => readyAny(targets),
    breakers: () => targets.map(({ breaker }) => breaker),
    release: () => tunnels.close(),
    async close() {
      await Promise.all(targets.map((target) => target.close()));
    },
  };
}

function asProblem(error: unknown): never {
  throw error instanceof UpstreamFailure ? problemOf(error) : error;
}

async function again(error: unknown, request: IncomingMessage, response: ServerResponse, send: () => Promise<void>) {
  const isHarmless = (reason: unknown) =>
    reason instanceof UpstreamFailure && mayRetry(request.method, reason) && !response.headersSent && !response.closed;
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  if (hasBody || !isHarmless(error)) throw error;
  const backoff = new ExponentialBackoff({ initialDelay: 50, maxDelay: 300 });
  // The first of its tries is the second of the request.
  await retry(handleWhen(isHarmless), { maxAttempts: RETRIES - 1, backoff }).execute(send);
}

async function readyAny(targets: readonly Target[]): Promise<Readiness> {
  const states = await Promise.all(targets.map(readyAt));
  return states.find(({ status }) => status === 'ready') ?? states[0]!;
}

async function readyAt({ pool }: Target): Promise<Readiness> {
  const { body } = await pool.request({ path: '/ready', method: 'GET', signal: AbortSignal.timeout(1_000) });
  return (await body.json()) as Readiness;
}
