import type { FastifyInstance } from 'fastify';
import { Pool } from 'undici';
import { CallFailed } from './failure.ts';

export type WireRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Milliseconds until the answer must be there. */
  withinMs: number;
};

/** The way to another service, wherever it runs. @throws CallFailed */
export type Wire = (request: WireRequest) => Promise<{ status: number; body: string }>;

/** To a service in this process: the request goes to its router, through the same schemas, without a network. */
export function processWire(app: () => FastifyInstance): Wire {
  return async ({ method, path, headers, body }) => {
    const answer = await app().inject({ method, url: path, headers, ...(body === undefined ? {} : { payload: body }) });
    return { status: answer.statusCode, body: answer.body };
  };
}

const CONNECTIONS = 32;
const CONNECT_MS = 1_000;

/** To a service elsewhere, over kept connections. Several addresses are taken in turn. */
export function networkWire(service: string, urls: readonly string[]): Wire {
  const pools = urls.map((url) => new Pool(url, { connections: CONNECTIONS, connect: { timeout: CONNECT_MS } }));
  let turn = 0;
  return async ({ method, path, headers, body, withinMs }) => {
    const pool = pools[turn++ % pools.length]!;
    try {
      const signal = AbortSignal.timeout(withinMs);
      const answer = await pool.request({ method, path, headers, body: body ?? null, signal });
      return { status: answer.statusCode, body: await answer.body.text() };
    } catch (error) {
      throw new CallFailed(service, kindOf(error), error);
    }
  };
}

function kindOf(error: unknown): CallFailed['kind'] {
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError') return 'late';
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT'
    ? 'unreachable'
    : 'broken';
}
