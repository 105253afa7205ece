import { isUtf8 } from 'node:buffer';
import { BODY_LIMIT_BYTES, problem } from 'deepiri-contracts';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerFactory,
} from 'fastify';
import type { Exchange, RequestWatch } from '../observe/request-watch.ts';
import { answerBroken, hostProblem, ignoreExpectations } from './broken-requests.ts';
import { answerError, sendProblem } from './problems.ts';
import { compileSerializer } from './serialization.ts';
import { compileValidator } from './validation.ts';

const DEEPEST = 64;
/** An escaped half of a character; JSON that is written by the platform escapes only those without their other half. */
const SURROGATE = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;
const OTHER_CHARSET = /;\s*charset\s*=(?!\s*"?(?:utf-?8|us-ascii)"?\s*(?:;|$))/i;
const REQUEST_ID = /^req_[0-9a-f-]{36}$/;

type AppOptions = {
  watch: RequestWatch;
  newRequestId: () => string;
  /** Looks at each request before the application does. */
  serverFactory?: FastifyServerFactory;
};

/** A Fastify application with what every door of ours has: problem answers, strict JSON, request ids. */
export function createApp(options: AppOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    // Node would refuse with an empty answer.
    http: { requireHostHeader: false },
    ...(options.serverFactory ? { serverFactory: options.serverFactory } : {}),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // The gateway gives each request its id; anything else that a client sends in its place is not taken.
    genReqId(request) {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : options.newRequestId();
    },
    routerOptions: { maxParamLength: 300 },
    clientErrorHandler: (error, socket) => answerBroken(error, socket, options.newRequestId),
    frameworkErrors(error, request, reply) {
      // No hook has seen this request.
      watchExchange(options.watch, request, reply);
      return answerError(error, request, reply);
    },
  });
  ignoreExpectations(app.server);
  app.decorateRequest('exchange');
  app.addHook('onRequest', (request, reply, done) => {
    watchExchange(options.watch, request, reply);
    done(hostProblem(request.raw));
  });
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => sendProblem(notFound(app, request), request, reply));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    jsonParser(app),
  );
  return app;
}

function watchExchange(watch: RequestWatch, request: FastifyRequest, reply: FastifyReply) {
  const route = () => request.routeOptions?.url ?? 'none';
  request.exchange = watch.begin(request.raw, reply.raw, { requestId: request.id, route });
}

function jsonParser(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request: FastifyRequest, bytes: Buffer, done: (error: Error | null, value?: unknown) => void) => {
    if (bytes.length === 0) return done(null, undefined);
    const type = request.headers['content-type']!;
    if (type.includes('=') && OTHER_CHARSET.test(type))
      return done(problem('unsupported_media_type', 'Send JSON in UTF-8 (RFC 8259 §8.1), whatever it was written in.'));
    // Decoded as it is, each byte that is none of UTF-8 would become the same sign.
    if (!isUtf8(bytes)) return done(problem('invalid_json', 'The body is not in UTF-8. Send it in UTF-8.'));
    const body = bytes.toString();
    if (isTooDeep(body)) return done(problem('invalid_json', `The body is nested more than ${DEEPEST} levels deep.`));
    return parse(request, body, (error: Error | null, value?: unknown) => {
      if (error || isWellFormed(body, value)) return done(error, value);
      return done(problem('invalid_json', 'A text in the body holds half a character (an unpaired surrogate).'));
    });
  };
}

// What reads a value later may do so by recursion. Each request passes here, so it is a plain loop.
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (code === QUOTE) inText = !inText;
    else if (inText) index += code === BACKSLASH ? 1 : 0;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [34, 92, 91, 93, 123, 125];

// Stores would keep half a character as another one, so that two texts that differ here are the same there.
function isWellFormed(json: string, value: unknown): boolean {
  return !SURROGATE.test(json) || !SURROGATE.test(JSON.stringify(value));
}

function notFound(app: FastifyInstance, request: FastifyRequest) {
  const path = request.url.split('?')[0]!;
  const allowed = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((method) => matches(app, method, path));
  if (allowed.length === 0) return problem('not_found', `There is nothing at ${path.slice(0, 200)}.`);
  return problem('method_not_allowed', `Use ${allowed.join(' or ')}.`, { headers: { allow: allowed.join(', ') } });
}

function matches(app: FastifyInstance, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string): boolean {
  return app.routePatterns?.some((route) => route.method === method && route.pattern.test(path)) ?? false;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Patterns of the routes that contracts declare, to tell a wrong method from a wrong path. */
    routePatterns?: { method: string; pattern: RegExp }[];
  }
  interface FastifyRequest {
    exchange: Exchange;
  }
}
