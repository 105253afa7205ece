import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { bodyLimitOf, ProblemError } from 'deepiri-contracts';
import { answerProblem, answerUpgrade, hostProblem, type RequestWatch } from 'deepiri-service-kit';
import type { Logger } from 'pino';
import type { HeaderList } from '../domain/hop-by-hop.ts';
import { pageTarget } from '../domain/page-target.ts';
import { entryFor, type RoutingEntry, serviceFor, type UpstreamName } from '../domain/routing.ts';
import type { Upstream } from '../domain/upstream.ts';
import { putHeaders } from './put-headers.ts';

type Tools = {
  upstreams: Record<UpstreamName, Upstream>;
  admit: (
    request: IncomingMessage,
    response: ServerResponse,
    told: HeaderList,
    requestId: string,
    service: UpstreamName,
  ) => Promise<void>;
  newRequestId: () => string;
  watch: RequestWatch;
  log: Logger;
};

/** Time without progress after which a client is cut off. Longer than a poll of Socket.IO waits (25 s). */
const STALLED_MS = 60_000;

const traceHeaders = ['traceparent', 'tracestate', 'baggage'];

/** The server that everything comes in by: requests for services are handed on, the rest goes to the gateway's own routes. */
export function createFrontServer(
  own: (request: IncomingMessage, response: ServerResponse) => void,
  tools: Tools,
): Server {
  const takesUpgrades = (service: UpstreamName | undefined) =>
    service !== undefined && tools.upstreams[service].upgrade !== undefined;
  const server = createServer(
    {
      keepAliveTimeout: 72_000,
      requestTimeout: 30_000,
      headersTimeout: 15_000,
      requireHostHeader: false,
      // Whoever asks for a protocol that is not spoken here gets the answer to the request itself (RFC 9110 §7.8). It
      // also keeps the server's hand on the connection: one that is reset while nobody listens would end the process.
      shouldUpgradeCallback: (request) =>
        request.method === 'GET' &&
        request.headers.upgrade?.toLowerCase() === 'websocket' &&
        takesUpgrades(serviceFor(request.url ?? '/')),
    },
    (request, response) => {
      // Whoever keeps a connection busy would keep the server from ending.
      if (!server.listening) response.setHeader('connection', 'close');
      request.url = originForm(request.url ?? '/');
      const entry = entryFor(request.url);
      if (entry) return handOver(tools, entry, request, response);
      // Here too a client does not choose its id.
      delete request.headers['x-request-id'];
      const target = pageTarget(request.url);
      // The web app could not read its own address either. Whoever asks for no page gets the problem.
      if (target !== request.url && request.method === 'GET' && request.headers.accept?.includes('text/html'))
        return response.writeHead(302, { location: target, 'cache-control': 'no-store' }).end();
      return own(request, response);
    },
  );
  server.timeout = STALLED_MS;
  // Who asks before it sends a body that is too large is refused before it does.
  server.on('checkContinue', (request, response) => {
    if (!(Number(request.headers['content-length']) > bodyLimitOf(request.url ?? '/'))) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('upgrade', (request, socket, head) => switchOver(tools, { request, socket, head }));
  return server;
}

function handOver(tools: Tools, entry: RoutingEntry, request: IncomingMessage, response: ServerResponse) {
  const requestId = tools.newRequestId();
  const exchange = tools.watch.begin(request, response, { requestId, route: () => entry.prefix });
  // What a client says of its trace is known by now; inside, the trace is the gateway's.
  forgetTrace(request);
  request.headers['traceparent'] = exchange.traceparent;
  const wrong = hostProblem(request);
  if (wrong) return answerProblem(wrong, { request, response, requestId });
  const told: HeaderList = [];
  tools
    .admit(request, response, told, requestId, entry.service)
    .then(() => tools.upstreams[entry.service].handle(request, response, told))
    .catch((error: unknown) => {
      note(exchange.log, error);
      if (!response.headersSent) putHeaders(response, told);
      answerProblem(error, { request, response, requestId });
    });
}

type Upgrade = { request: IncomingMessage; socket: Duplex; head: Buffer };

// What asks for a WebSocket counts as any request does. Its answer is the service's, or ours as long as it is refused.
function switchOver(tools: Tools, { request, socket, head }: Upgrade) {
  const service = serviceFor(request.url ?? '/')!;
  const requestId = tools.newRequestId();
  const response = new ServerResponse(request);
  forgetTrace(request);
  const ignore = () => {};
  // Nobody listens between here and there, and an error that nobody hears would end the process.
  socket.on('error', ignore);
  const told: HeaderList = [];
  tools
    .admit(request, response, told, requestId, service)
    .then(() => {
      if (socket.destroyed) return undefined;
      const taken = tools.upstreams[service].upgrade!(request, socket, head);
      // A socket may be silent; its service has a heartbeat of its own.
      (socket as Socket).setTimeout(0);
      socket.off('error', ignore);
      return taken;
    })
    .catch((error: unknown) => {
      note(tools.log.child({ requestId }), error);
      putHeaders(response, told);
      answerUpgrade(error, socket, { request, response, requestId });
    });
}

// A client that takes this server for a proxy names it in the target, too (RFC 9112 §3.2.2).
const originForm = (target: string) => (target[0] === '/' ? target : target.replace(/^https?:\/\/[^/?#]*\/?/i, '/'));

function forgetTrace({ headers }: IncomingMessage) {
  for (const name of traceHeaders) if (headers[name] !== undefined) delete headers[name];
}

function note(log: Logger, error: unknown) {
  if (!(error instanceof ProblemError)) log.error({ err: error }, 'request failed at the gateway');
}
