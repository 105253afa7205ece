import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { clientAddress } from 'deepiri-service-kit';
import type { Server as Engine, Socket as EngineSocket } from 'engine.io';
import type { Stranger, Strangers } from '../domain/strangers.ts';

/** Keeps the strangers of an engine: from the request by which one comes to the token that it shows, or its end. */
export function watchArrivals(engine: Engine, strangers: Strangers) {
  const arrived = new WeakMap<object, Stranger>();
  const connected = new WeakSet<Stranger>();
  engine.on('connection', (connection: EngineSocket) => {
    const stranger = arrived.get(connection.request);
    if (!stranger) return;
    connected.add(stranger);
    connection.once('close', stranger.leave);
  });
  return {
    /** `exchange` closes when the request is over without a connection of the engine. @throws ProblemError rate_limited */
    arrive(request: IncomingMessage, exchange: EventEmitter) {
      if (belongsToSession(request)) return;
      const stranger = strangers.come(clientAddress(request));
      arrived.set(request, stranger);
      exchange.once('close', () => {
        if (!connected.has(stranger)) stranger.leave();
      });
    },
    strangerOf: (connection: { request: object }) => arrived.get(connection.request),
  };
}

/** Read as the engine reads it: the last `sid` counts, and an empty one is none. */
function belongsToSession({ url }: IncomingMessage): boolean {
  return Boolean(new URL(url ?? '/', 'http://localhost').searchParams.getAll('sid').at(-1));
}
