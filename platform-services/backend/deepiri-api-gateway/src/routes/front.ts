import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { ProblemError, problem } from 'deepiri-contracts';
import { problemBody } from 'deepiri-service-kit';
import type { Logger } from 'pino';
import { serviceFor, type UpstreamName } from '../domain/routing.ts';
import type { Upstream } from '../domain/upstream.ts';

type Tools = {
  upstreams: Record<UpstreamName, Upstream>;
  admit: (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;
  newRequestId: () => string;
  log: Logger;
};

/** The server that everything comes in by: requests for services are handed on, the rest goes to the gateway's own routes. */
export function createFrontServer(
  own: (request: IncomingMessage, response: ServerResponse) => void,
  tools: Tools,
): Server {
  const server = createServer(
    { keepAliveTimeout: 72_000, requestTimeout: 30_000, headersTimeout: 15_000 },
    (request, response) => {
      const service = serviceFor(request.url ?? '/');
      if (service) handOver(tools, tools.upstreams[service], request, response);
      else own(request, response);
    },
  );
  server.on('upgrade', (request, socket, head) => {
    const service = serviceFor(request.url ?? '/');
    const upstream = service && tools.upstreams[service];
    if (upstream?.upgrade) upstream.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
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
