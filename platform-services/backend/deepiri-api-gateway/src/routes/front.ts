import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { ProblemError, problem } from 'deepiri-contracts';
import { problemBody, type RequestWatch } from 'deepiri-service-kit';
import { entryFor, type RoutingEntry, type UpstreamName } from '../domain/routing.ts';
import type { Upstream } from '../domain/upstream.ts';

type Tools = {
  upstreams: Record<UpstreamName, Upstream>;
  admit: (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;
  newRequestId: () => string;
  watch: RequestWatch;
};

/** Time without progress after which a client is cut off. Longer than a poll of Socket.IO waits (25 s). */
const STALLED_MS = 60_000;

const traceHeaders = ['traceparent', 'tracestate', 'baggage'];

/** The server that everything comes in by: requests for services are handed on, the rest goes to the gateway's own routes. */
export function createFrontServer(
  own: (request: IncomingMessage, response: ServerResponse) => void,
  tools: Tools,
): Server {
  const upstreamOf = ({ url }: IncomingMessage) => {
    const entry = entryFor(url ?? '/');
    return entry && tools.upstreams[entry.service];
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
      const entry = entryFor(request.url ?? '/');
      if (entry) return handOver(tools, entry, request, response);
      // Here too a client does not choose its id.
      delete request.headers['x-request-id'];
      return own(request, response);
    },
  );
  server.timeout = STALLED_MS;
  server.on('upgrade', (request, socket, head) => {
    // A socket may be silent; its service has a heartbeat of its own.
    (socket as Socket).setTimeout(0);
    upstreamOf(request)!.upgrade!(request, socket, head);
  });
  return server;
}

function handOver(tools: Tools, entry: RoutingEntry, request: IncomingMessage, response: ServerResponse) {
  const requestId = tools.newRequestId();
  const exchange = tools.watch.begin(request, response, { requestId, route: () => entry.prefix });
  // What a client says of its trace is known by now; inside, the trace is the gateway's.
  for (const header of traceHeaders) delete request.headers[header];
  request.headers['traceparent'] = exchange.traceparent;
  tools
    .admit(request, response, requestId)
    .then(() => tools.upstreams[entry.service].handle(request, response))
    .catch((error: unknown) => {
      if (!(error instanceof ProblemError)) exchange.log.error({ err: error }, 'request failed at the gateway');
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
