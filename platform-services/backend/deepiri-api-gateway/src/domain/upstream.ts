import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Readiness } from 'deepiri-service-kit';

/** A service as the gateway sees it, wherever it runs. */
export type Upstream = {
  /** Hands over a request from outside. Rejects with a problem as long as nothing was answered. */
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  ready(): Promise<Readiness>;
  /** Lets go of what waits by design (sockets, held polls), so that the gateway can end. */
  release?(): void;
  close?(): Promise<void>;
};
