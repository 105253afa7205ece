import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ProblemError, problem } from 'deepiri-contracts';
import { apiHeaders } from './api-headers.ts';
import { problemBody } from './problems.ts';

/** A sender that has not finished gets this long to read its answer: closed at once, the answer would be lost with the rest. */
const LINGER_MS = 1_000;

/** As Node keeps it at the connection: the answer that is under way, to a request that was read. */
type Connection = Duplex & { _httpMessage?: { headersSent: boolean; req: IncomingMessage } | null };

/**
 * Answers what comes in and is no request with a problem, and ends the connection. For `clientError` of an HTTP server.
 * Where another answer is under way, or nobody is left to read one, the connection just ends.
 */
export function answerBroken(error: NodeJS.ErrnoException, connection: Duplex, newRequestId: () => string): void {
  // The rest of what was refused comes here too.
  if (connection.destroyed || connection.writableEnded) return;
  const { _httpMessage: underway } = connection as Connection;
  // It would be taken for the answer to the request before.
  if (!connection.writable || underway?.headersSent || underway?.req.complete) return void connection.destroy();
  connection.end(answerTo(problemOf(error.code), newRequestId()));
  const cut = setTimeout(() => connection.destroy(), LINGER_MS);
  connection.once('close', () => clearTimeout(cut));
}

function problemOf(code: string | undefined): ProblemError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problem('request_timeout', 'The request did not come in time. Send it again.');
    case 'HPE_HEADER_OVERFLOW':
      return problem('headers_too_large', 'Send fewer or shorter headers, or a shorter address.');
    default:
      return problem('malformed_request', 'What came could not be read as a request of HTTP/1.1.');
  }
}

function answerTo(found: ProblemError, requestId: string): string {
  // Where it wanted to go is not known.
  const body = JSON.stringify(problemBody(found, '/', requestId));
  const headers = {
    ...apiHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    'x-request-id': requestId,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${found.status} ${STATUS_CODES[found.status]}`, ...lines, '', body].join('\r\n');
}

/** What is wrong with a request that could be read: HTTP/1.1 names its host, and one only (RFC 9112 §3.2). */
export function hostProblem({ httpVersion, rawHeaders }: IncomingMessage): ProblemError | undefined {
  const named = rawHeaders.filter((name, at) => at % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host');
  if (named.length === 1 || (named.length === 0 && httpVersion === '1.0')) return undefined;
  return problem('malformed_request', 'A request of HTTP/1.1 has one Host header.');
}

/** Lets a request in that expects more than `100-continue`: who answers may leave that aside (RFC 9110 §10.1.1). */
export function ignoreExpectations(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
