import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ProblemError, problem } from 'deepiri-contracts';
import { apiHeaders } from './api-headers.ts';
import { problemBody } from './problems.ts';

export type RawExchange = { request: IncomingMessage; response: ServerResponse; requestId: string };

/** Answers a request that is in no framework's hands with a problem; an error that is none is answered as `internal`. */
export function answerProblem(error: unknown, { request, response, requestId }: RawExchange): void {
  if (response.headersSent) return void response.destroy();
  const found = error instanceof ProblemError ? error : problem('internal');
  if (found.status === 401) response.setHeader('www-authenticate', 'Bearer');
  for (const [name, value] of Object.entries(found.details.headers ?? {})) response.setHeader(name, value);
  // The body may still be on its way; it is read to its end (within the server's limits) so that the answer is not lost.
  request.resume();
  const path = (request.url ?? '/').split('?')[0]!;
  const body = Buffer.from(JSON.stringify(problemBody(found, path, requestId)));
  const type = 'application/problem+json; charset=utf-8';
  response.writeHead(found.status, { ...apiHeaders, 'content-type': type, 'content-length': body.length }).end(body);
}

/** Answers on a connection that was to be upgraded and is not: in plain HTTP, and the connection ends with the answer. */
export function answerUpgrade(error: unknown, socket: Duplex, { request, response, requestId }: RawExchange): void {
  const connection = socket as Socket;
  if (connection.destroyed) return;
  response.setHeader('connection', 'close');
  response.assignSocket(connection);
  response.once('finish', () => connection.destroySoon());
  answerProblem(error, { request, response, requestId });
}
