import type { IncomingMessage } from 'node:http';

/** Where the gateway tells the address that a request came from; it takes the header away from clients. */
export const CLIENT_ADDRESS_HEADER = 'x-deepiri-client-address';

/** The address of the client, also behind the gateway. Good for counting, not for trust. */
export function clientAddress({ headers, socket }: IncomingMessage): string {
  const told = headers[CLIENT_ADDRESS_HEADER];
  return typeof told === 'string' ? told : (socket.remoteAddress ?? '');
}
