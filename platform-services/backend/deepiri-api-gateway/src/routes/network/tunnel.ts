import { request as httpRequest, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { UpstreamFailure } from '../../domain/failure.ts';
import { answerHeaders, type HeaderList, requestHeaders } from '../../domain/hop-by-hop.ts';
import type { Target } from './target.ts';

const HANDSHAKE_MS = 10_000;

/** WebSockets that pass through the gateway: bytes both ways, unread. */
export function createTunnels(service: string) {
  const open = new Set<Duplex>();

  function join(client: Duplex, server: Duplex, fromClient: Buffer, fromServer: Buffer) {
    // A socket may be silent; its service has a heartbeat of its own.
    (server as Socket).setTimeout(0);
    server.on('error', () => server.destroy());
    server.once('close', () => client.destroy());
    client.once('close', () => {
      open.delete(client);
      server.destroy();
    });
    open.add(client);
    if (fromServer.length > 0) client.write(fromServer);
    if (fromClient.length > 0) server.write(fromClient);
    server.pipe(client);
    client.pipe(server);
  }

  /** @returns when the service has answered the handshake */
  function shakeHands({ url, mark }: Target, request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = [...requestHeaders(request.headers), 'connection', 'Upgrade', 'upgrade', 'websocket'];
      const outgoing = httpRequest(url, {
        path: request.url ?? '/',
        headers: [...headers, 'x-deepiri-instance', mark],
      });
      const giveUp = () => outgoing.destroy();
      client.once('close', giveUp);
      outgoing.setTimeout(HANDSHAKE_MS, () => outgoing.destroy(new UpstreamFailure('late', service)));
      outgoing.once('error', (error) => {
        if (client.destroyed) resolve();
        else reject(error instanceof UpstreamFailure ? error : new UpstreamFailure('unreachable', service, error));
      });
      // The service has its reasons; the client gets its answer.
      outgoing.once('response', (answer) => {
        client.write(headOf(answer.statusCode!, [...answerHeaders(answer.headers), 'connection', 'close']));
        answer.pipe(client);
        resolve();
      });
      outgoing.once('upgrade', (answer, server, first) => {
        client.off('close', giveUp);
        client.write(headOf(101, [...answerHeaders(answer.headers), 'connection', 'Upgrade', 'upgrade', 'websocket']));
        join(client, server, head, first);
        resolve();
      });
      outgoing.end();
    });
  }

  return {
    /** @param choose throws UpstreamFailure when there is nobody to ask */
    async open(choose: () => Target, request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
      try {
        const target = choose();
        await target.run(() => shakeHands(target, request, client, head));
      } catch (error) {
        if (!(error instanceof UpstreamFailure)) throw error;
        client.end(headOf(503, ['connection', 'close', 'retry-after', '1', 'content-length', '0']));
      }
    },
    /** Ends them all; their clients come back and resume elsewhere. */
    close() {
      for (const client of open) client.destroy();
    },
  };
}

function headOf(status: number, headers: HeaderList): string {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`];
  for (let at = 0; at < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
