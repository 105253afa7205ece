import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long clients may take to end what they do here, once the server takes no more. */
export type LastCall = {
  /**
   * Cuts off in `ms` who is still connected then. Node itself waits for a request until its time is up, and for an
   * upgraded connection without end.
   * @returns takes it back, for when everybody has left
   */
  after(ms: number): () => void;
};

/** Watches the connections of a server from now on. */
export function lastCall(server: Server): LastCall {
  const connected = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });
  return {
    after(ms) {
      const timer = setTimeout(() => {
        for (const socket of connected) socket.destroy();
      }, ms);
      return () => clearTimeout(timer);
    },
  };
}
