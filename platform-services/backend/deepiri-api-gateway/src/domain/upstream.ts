import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Readiness } from 'deepiri-service-kit';

export type UpstreamCall = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };

/** A service as the gateway sees it, wherever it runs. */
export type Upstream = {
  /** Hands over a request from outside. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** A request of the gateway's own. */
  call(request: UpstreamCall): Promise<{ status: number; body: string }>;
  ready(): Promise<Readiness>;
};
