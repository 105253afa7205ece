import type { SocketCloseReason } from 'deepiri-contracts';
import { Counter, Gauge, type Registry } from 'prom-client';

export type SocketMeasures = {
  /** A message of the user's stream was given to a socket. */
  sent(): void;
  /** A socket has ended. @param reason `client`: the server had no part in it */
  closed(reason: SocketCloseReason | 'client'): void;
};

/** How many sockets there are, what they are sent, and why they end. @param count open sockets now */
export function measureSockets(registry: Registry, count: () => number): SocketMeasures {
  new Gauge({
    name: 'deepiri_sockets',
    help: 'Open sockets',
    registers: [registry],
    collect() {
      this.set(count());
    },
  });
  const messages = new Counter({
    name: 'deepiri_socket_messages_total',
    help: 'Events given to sockets, also those that a socket had missed',
    registers: [registry],
  });
  const closes = new Counter({
    name: 'deepiri_socket_closes_total',
    help: 'Sockets that ended, by reason',
    labelNames: ['reason'],
    registers: [registry],
  });
  return {
    sent: () => messages.inc(),
    closed: (reason) => closes.inc({ reason }),
  };
}
