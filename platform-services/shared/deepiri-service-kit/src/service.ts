import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CloudEvent, EventOf, EventType } from 'deepiri-contracts';
import type { EventBus } from 'deepiri-event-bus';
import type { Cache, DocumentStore, Rankings, Series, Streams } from 'deepiri-stores';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Authenticator } from './auth/authenticator.ts';
import type { Env } from './config.ts';
import type { Clock, Context } from './context.ts';
import type { RouteImplementation } from './http/implement.ts';
import type { Tracer } from './observe/tracing.ts';

/** The stores a service asks for; the host opens these and no others. */
export type StoreName = 'documents' | 'rankings' | 'series' | 'streams' | 'cache';

/** What the host gives to a service. A store that the definition does not name throws when it is touched. */
export type Resources = {
  readonly documents: DocumentStore;
  readonly rankings: Rankings;
  readonly series: Series;
  readonly streams: Streams;
  readonly cache: Cache;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly tracer: Tracer;
  readonly authenticator: Authenticator;
};

export type EventHandler<T extends EventType> = (event: EventOf<T>, context: Context, log: Logger) => Promise<void>;

/** What a service listens to. The bus group is the service's name, with `:suffix` when it has several. */
export type SubscriptionDefinition<T extends EventType = EventType> = {
  suffix?: string;
  types: readonly T[];
  from?: 'beginning' | 'now';
  orderBy?: (event: CloudEvent) => string;
  handle: EventHandler<T>;
};

/** Keeps the event types of one subscription together with its handler. */
export function subscription<const T extends EventType>(definition: SubscriptionDefinition<T>): SubscriptionDefinition {
  return definition as unknown as SubscriptionDefinition;
}

/** Work that comes due by the clock. It must be idempotent: it may run twice or late. */
export type Job = { name: string; everySeconds: number; run: (context: Context, log: Logger) => Promise<void> };

/**
 * Requests that are not JSON over HTTP, such as the socket's. `request` and `upgrade` may throw a ProblemError as long as
 * they have answered nothing: whoever called answers it.
 */
export type RawHandler = {
  prefix: string;
  request: (request: IncomingMessage, response: ServerResponse) => void;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends what stays open, so that the server it came in by can close; called before that, perhaps twice. */
  close?: () => Promise<void>;
};

/** A projection that can be thrown away and made again from documents and logs (G7). */
export type Projection = { name: string; rebuild: () => Promise<{ items: number }> };

export type Parts = {
  routes: readonly RouteImplementation[];
  subscriptions?: readonly SubscriptionDefinition[];
  jobs?: readonly Job[];
  projections?: readonly Projection[];
  raw?: RawHandler;
  /** Called when the service stops, before its stores close. */
  dispose?: () => Promise<void>;
};

/** A service as a value. Importing it has no effect; a host builds and runs it (H1). */
export type ServiceDefinition<Config = unknown> = {
  readonly name: string;
  /** Last three digits of its port in the founding document: 1 for 5001, … The host adds SERVICE_PORT_BASE. */
  readonly portOffset: number;
  readonly stores: readonly StoreName[];
  readonly config: (env: Env) => Config;
  readonly build: (resources: Resources, config: Config) => Parts | Promise<Parts>;
};

/** Defines a service. */
export function defineService<Config>(definition: ServiceDefinition<Config>): ServiceDefinition<Config> {
  return definition;
}
