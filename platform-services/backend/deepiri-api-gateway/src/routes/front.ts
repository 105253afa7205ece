import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { ProblemError, problem } from 'deepiri-contracts';
import { BODY_LIMIT_BYTES, problemBody } from 'deepiri-service-kit';
import type { Logger } from 'pino';
import { serviceFor, type UpstreamName } from '../domain/routing.ts';
import type { Upstream } from '../domain/upstream.ts';

type Tools = {
  upstreams: Record<UpstreamName, Upstream>;
  admit: (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;
  /** Tells the service where a request comes from. */
  introduce: (request: IncomingMessage) => Promise<unknown>;
  newRequestId: () => string;
  log: Logger;
};

/** Time without progress after which a client is cut off. Longer than a poll of Socket.IO waits (25 s). */
const STALLED_MS = 60_000;

/** The server that everything comes in by: requests for services are handed on, the rest goes to the gateway's own routes. */
export function createFrontServer(
  own: (request: IncomingMessage, response: ServerResponse) => void,
  tools: Tools,
): Server {
  const upstreamOf = ({ url }: IncomingMessage) => {
    const service = serviceFor(url ?? '/');
    return service && tools.upstreams[service];
  };
  const server = createServer(
    {
      keepAliveTimeout: 72_000,
      requestTimeout: 30_000,
      headersTimeout: 15_000,
      // Whoever asks for a protocol that is not spoken here gets the answer to the request itself (RFC 9110 §7.8). It
      // also keeps the server's hand on the connection: one that is reset while nobody listens would end the process.
      shouldUpgradeCallback: (request) =>
        request.headers.upgrade?.toLowerCase() === 'websocket' && upstreamOf(request)?.upgrade !== undefined,
    },
    (request, response) => {
      // Whoever keeps a connection busy would keep the server from ending.
      if (!server.listening) response.setHeader('connection', 'close');
      const upstream = upstreamOf(request);
      if (upstream) handOver(tools, upstream, request, response);
      else own(request, response);
    },
  );
  server.timeout = STALLED_MS;
  // Who asks before it sends a body that is too large is refused before it does.
  server.on('checkContinue', (request, response) => {
    if (!(Number(request.headers['content-length']) > BODY_LIMIT_BYTES)) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    // A socket may be silent; its service has a heartbeat of its own.
    (socket as Socket).setTimeout(0);
    // It may be reset before its service listens.
    socket.on('error', () => socket.destroy());
    tools.introduce(request).then(() => upstreamOf(request)!.upgrade!(request, socket, head));
  });
  return server;
}

function handOver(tools: Tools, upstream: Upstream, request: IncomingMessage, response: ServerResponse) {
  const requestId = tools.newRequestId();
  tools
    .admit(request, response, requestId)
    .then(() => upstream.handle(request, response))
    .catch((error: unknown) => {
      if (!(error instanceof ProblemError)) tools.log.error({ err: error, requestId }, 'request failed at the gateway');
      answerProblem(error instanceof ProblemError ? error : problem('internal'), request, response, requestId);
    });
}

function answerProblem(error: ProblemError, request: IncomingMessage, response: ServerResponse, requestId: string) {
  if (response.headersSent) return response.destroy();
  if (error.status === 401) response.setHeader('www-authenticate', 'Bearer');
  for (const [name, value] of Object.entries(error.details.headers ?? {})) response.setHeader(name, value);
  // The body may still be on its way; it is read to its end (within the server's limits) so that the answer is not lost.
  request.resume();
  const path = (request.url ?? '/').split('?')[0]!;
  response.writeHead(error.status, { 'content-type': 'application/problem+json; charset=utf-8' });
  return response.end(JSON.stringify(problemBody(error, path, requestId)));
}
