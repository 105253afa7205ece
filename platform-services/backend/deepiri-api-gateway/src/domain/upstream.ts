import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Readiness } from 'deepiri-service-kit';
import type { HeaderList } from './hop-by-hop.ts';

/** How the circuit breaker before an instance of a service stands. */
export type Breaker = {
  /** Where the instance answers. */
  address: string;
  /** It is left alone. */
  open: boolean;
  /** How often that began. */
  openings: number;
};

/** A service as the gateway sees it, wherever it runs. */
export type Upstream = {
  /**
   * Hands over a request from outside. Rejects with a problem as long as nothing was answered.
   * @param told headers of the gateway's own that the answer has to have
   */
  handle(request: IncomingMessage, response: ServerResponse, told: HeaderList): void | Promise<void>;
  /** Takes a connection over. Its promise, if there is one, rejects with a problem as long as nothing was answered. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): unknown;
  ready(): Promise<Readiness>;
  /** One for each instance, where they run elsewhere. */
  breakers?(): readonly Breaker[];
  /** Lets go of what waits by design (sockets, held polls), so that the gateway can end. */
  release?(): void;
  close?(): Promise<void>;
};
