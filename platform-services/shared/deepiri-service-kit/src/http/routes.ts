import { Readable } from 'node:stream';
import { problem, type RouteContract, scopeOf } from 'deepiri-contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Authenticator, Caller } from '../auth/authenticator.ts';
import { type Clock, type Context, freshContext, repeatableContext } from '../context.ts';
import { apiHeaders } from './api-headers.ts';
import { etagOf, expectedVersion, versionIn } from './conditional.ts';
import { hashOf, type Idempotency, idempotencySeed } from './idempotency.ts';
import { Answer, type AnswerHeaders, type Call, type RouteImplementation } from './implement.ts';

type Tools = {
  authenticator: Authenticator;
  clock: Clock;
  uuid: (now: Date) => string;
  /** Absent in services that keep no documents. */
  idempotency: Idempotency | undefined;
};

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

/** Puts implementations behind their contracts: access, validation, idempotency, conditions, answer. */
export function registerRoutes(
  app: FastifyInstance,
  implementations: readonly RouteImplementation[],
  tools: Tools,
): void {
  app.decorateRequest('caller', undefined);
  app.routePatterns = implementations.map(({ route }) => ({
    method: route.method,
    pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));
  for (const implementation of implementations) register(app, implementation, tools);
}

function register(app: FastifyInstance, { route, handle }: RouteImplementation, tools: Tools) {
  const { success } = route;
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    schema: {
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(success.body ? { response: { [success.status]: success.body } } : {}),
    },
    onRequest: async (request) => {
      if (route.access !== 'public') request.caller = await admit(request, route, tools.authenticator);
    },
    preValidation: async (request) => {
      if (route.bodyOptional && request.body === undefined) request.body = {};
      if (!route.body) refuseBody(request.body);
    },
    handler: (request, reply) => answer(request, reply, route, handle, tools),
  });
}

async function admit(request: FastifyRequest, route: RouteContract, authenticator: Authenticator): Promise<Caller> {
  const header = request.headers.authorization;
  if (!header) throw problem('unauthenticated', 'Send `authorization: Bearer <token>`.');
  if (!header.startsWith('Bearer '))
    throw problem('unauthenticated', 'The authorization header must start with `Bearer `.');
  const caller = await authenticator.verify(header.slice(7).trim());
  if (route.access === 'service' && caller.kind !== 'service') throw problem('not_found');
  // Services ask; what they want changed travels as an event. One that wrote here would own what nobody can see.
  if (route.access === 'user' && caller.kind !== 'user' && route.method !== 'GET')
    throw problem('forbidden', 'A service changes nothing in the name of people.');
  const scope = scopeOf(route);
  if (caller.scopes && !caller.scopes.includes(scope))
    throw problem('insufficient_scope', `The token needs the scope ${scope}.`);
  return caller;
}

function refuseBody(body: unknown) {
  if (body === undefined || body === null) return;
  const field = typeof body === 'object' ? Object.keys(body)[0] : undefined;
  if (field === undefined && typeof body === 'object') return;
  throw problem('invalid_body', 'This request takes no body.', {
    errors: [{ pointer: field ? `/${field}` : '', message: 'is not a field here; remove it' }],
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  route: RouteContract,
  handle: RouteImplementation['handle'],
  tools: Tools,
) {
  const key = request.headers['idempotency-key'];
  const caller = request.caller;
  if (route.method === 'POST' && typeof key === 'string' && caller && tools.idempotency && !route.secret) {
    const seed = idempotencySeed(caller.id, key);
    const bodyHash = hashOf(route.operationId, request.params, request.body);
    const result = await tools.idempotency.once(seed, bodyHash, async () => {
      // Ids that are derived live for ever, a key for a day: the body is part of what they are derived from, or a key
      // that comes again later with other work would be answered with the earlier work.
      const done = await handle(callOf(request, route, tools, `${seed}\u0000${bodyHash}`));
      const [body, headers] = done instanceof Answer ? [done.body, done.headers] : [done, {}];
      return { status: route.success.status, headers, body };
    });
    if (result.replayed) reply.header('idempotency-replayed', 'true');
    return send(request, reply, route, result.body, result.headers);
  }
  const done = await handle(callOf(request, route, tools, undefined));
  return done instanceof Answer
    ? send(request, reply, route, done.body, done.headers)
    : send(request, reply, route, done, undefined);
}

/** A request as its handler sees it. */
class ReceivedCall {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly caller: Caller | undefined;
  readonly context: Context;
  readonly expectedVersion: number | undefined;
  readonly headers: FastifyRequest['headers'];
  readonly ip: string;
  readonly deadline: number | undefined;
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest, route: RouteContract, context: Context) {
    this.params = request.params;
    this.query = request.query;
    this.body = request.body;
    this.caller = request.caller;
    this.context = context;
    this.expectedVersion = route.versioned ? expectedVersion(request.headers['if-match']) : undefined;
    this.headers = request.headers;
    this.ip = request.clientAddress;
    this.deadline = request.deadline;
    this.#request = request;
  }

  // Few handlers say anything, and a bound logger is not free.
  get log(): Logger {
    return this.#request.exchange.log;
  }
}

function callOf(request: FastifyRequest, route: RouteContract, tools: Tools, seed: string | undefined) {
  return new ReceivedCall(request, route, contextOf(request, tools, seed)) as Call<RouteContract>;
}

function contextOf(request: FastifyRequest, tools: Tools, seed: string | undefined): Context {
  const { caller } = request;
  const origin = {
    now: tools.clock.now(),
    actor: { type: caller?.kind ?? 'user', id: caller?.id ?? 'anonymous' },
    cause: request.id,
    traceparent: request.exchange.traceparent,
  };
  return seed ? repeatableContext(origin, seed) : freshContext(origin, tools.uuid);
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  route: RouteContract,
  body: unknown,
  headers: AnswerHeaders | undefined,
) {
  reply.code(route.success.status).headers(apiHeaders).header('x-request-id', request.id);
  if (headers) reply.headers(headers);
  if (route.success.media) return sendFile(request, reply, body as string | AsyncIterable<string>, headers);
  if (route.success.body === null) return reply.send();
  const version = route.versioned ? versionIn(body) : undefined;
  if (version === undefined) return reply.send(body);
  const etag = etagOf(version);
  reply.header('etag', etag);
  if (route.method === 'GET' && request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.send(body);
}

// A file in pieces is written as the client takes it, so no more of it is in memory than a piece.
function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | AsyncIterable<string>,
  headers: AnswerHeaders | undefined,
) {
  if (headers?.['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'])
    return reply.code(304).send();
  if (typeof body === 'string') return reply.send(body);
  const file = Readable.from(body, { objectMode: false });
  file.once('error', (error) => request.exchange.log.error({ err: error }, 'a file was cut short'));
  return reply.send(file);
}
