import type { IncomingMessage } from 'node:http';

/** The address of the client, also behind the gateway: what others say of it has been taken away before. */
export function clientAddress({ headers, socket }: IncomingMessage): string {
  const told = headers['x-forwarded-for'];
  return typeof told === 'string' ? told : (socket.remoteAddress ?? '');
}
