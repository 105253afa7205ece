import { createServer } from 'node:http';
import { problem } from 'deepiri-contracts';
import { systemClock } from '../context.ts';
import { answerBroken, ignoreExpectations } from '../http/broken-requests.ts';
import { problemBody } from '../http/problems.ts';
import { createUuids } from '../ids.ts';
import type { Arriving } from './wait-for.ts';

export type WaitingDoor = { port: number; close(): Promise<void> };

/**
 * Answers on a service's port while it waits for its stores: it lives (`/health`), is not ready (`/ready`), and nothing
 * else can be had yet.
 * @throws the error of the operating system when the port cannot be taken
 */
export async function openWaitingDoor(
  { name, port, host }: { name: string; port: number; host: string },
  arriving: Arriving,
): Promise<WaitingDoor> {
  const uuid = createUuids();
  const newRequestId = () => `req_${uuid(systemClock.now())}`;
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const answer = (status: number, type: string, body: unknown) =>
      response
        .writeHead(status, { 'content-type': type, connection: 'close', 'retry-after': '2' })
        .end(JSON.stringify(body));
    request.resume();
    if (path === '/health') return answer(200, 'application/json', { status: 'ok', service: name });
    if (path === '/ready')
      return answer(503, 'application/json', { service: name, status: 'not_ready', parts: arriving });
    const error = problem('unavailable', 'This service waits for its stores. Try again soon.');
    return answer(error.status, 'application/problem+json; charset=utf-8', problemBody(error, path, newRequestId()));
  });
  ignoreExpectations(server);
  server.on('clientError', (error, connection) => answerBroken(error, connection, newRequestId));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
