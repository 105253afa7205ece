import type { Actor, CloudEvent } from 'deepiri-contracts';

/** What is stored: one aggregate. `version` counts its writes, the first is 1. */
export type Document = { id: string; version: number };

/** One condition on a field. A bare value means equality (null too). `has` asks for membership in an array field. */
export type Condition<V> =
  | V
  | { in: readonly V[] }
  | { gt?: V; gte?: V; lt?: V; lte?: V }
  | (V extends readonly (infer E)[] ? { has: E } | { hasAny: readonly E[] } : never);

export type Where<T> = { [K in keyof T]?: Condition<T[K]> };

export type Order<T> = { field: keyof T & string; direction: 'asc' | 'desc' };

/** All conditions hold (and). `text` is a full-text search over the collection's text fields: every word, as a prefix. */
export type Query<T> = {
  where: Where<T>;
  text?: string;
  /** Ties are broken by id in the same direction. Nulls come first ascending. Without it the order is by id. */
  order?: Order<T>;
  /** Opaque position from an earlier page of the same query. @throws InvalidCursor when it is from another one */
  after?: string;
  /** 1..1000 */
  limit: number;
};

/** How a collection is stored, as data. Every query must be served by one of its indexes (rule D6). */
export type CollectionDefinition<T extends Document = Document> = {
  readonly name: string;
  /** Fields of each index, in order. Equality fields first, then the range or sort field. `id` is always last. */
  readonly indexes?: readonly (readonly (keyof T & string)[])[];
  /** Fields that are unique together; documents in which one of them is null do not count. */
  readonly unique?: readonly (readonly (keyof T & string)[])[];
  /** Array fields that `has` and `hasAny` may ask for. */
  readonly arrays?: readonly (keyof T & string)[];
  /** Fields of the full-text index. */
  readonly text?: readonly (keyof T & string)[];
  /** A field that full text is always narrowed by, such as the owner. */
  readonly textOwner?: keyof T & string;
  /** An instant field (RFC 3339 or null); documents are removed some time after it. */
  readonly expires?: keyof T & string;
};

/** An event to be stored with a state. `cause` and `actor` say why and who. `subject` is the aggregate's id. */
export type PendingEvent = {
  id: string;
  type: string;
  subject: string;
  userid: string;
  time: string;
  actor: Actor;
  cause: string;
  traceparent?: string;
  data: unknown;
};

/** A stored event and where it stands in the service's log. Positions grow; a reader never sees an earlier one appear (D7). */
export type LoggedEvent = PendingEvent & { position: number };

export interface Collection<T extends Document> {
  get(id: string): Promise<T | undefined>;
  /** In the order of the ids; those that do not exist are left out. */
  getMany(ids: readonly string[]): Promise<T[]>;
  /** @throws MissingIndex, InvalidCursor */
  find(query: Query<T>): Promise<{ items: T[]; next: string | undefined }>;
  count(where: Where<T>): Promise<number>;
  /**
   * Stores a state and its events in one atomic write (D1). `state.version` must be the stored version + 1 (1 for a new document).
   * Resolved means durable. `already`: one of the event ids is in the log, nothing was changed (D2).
   * @throws StaleVersion when the stored version is another, DuplicateKey when a unique key is taken
   */
  save(state: T, events?: readonly PendingEvent[]): Promise<'saved' | 'already'>;
  /** Removes a document with its events in one atomic write. @throws StaleVersion */
  remove(id: string, version: number, events?: readonly PendingEvent[]): Promise<'removed' | 'already'>;
}

export interface EventLog {
  /** The event with this id, if it is in the log. */
  find(id: string): Promise<LoggedEvent | undefined>;
  /** Events of one aggregate by position. `types` narrows; `before` and `after` are positions, exclusive. */
  of(
    subject: string,
    range?: { types?: readonly string[]; after?: number; before?: number; order?: 'asc' | 'desc'; limit?: number },
  ): Promise<LoggedEvent[]>;
  /** A page of the whole log after a position, in order. */
  read(after: number, limit: number): Promise<LoggedEvent[]>;
}

/** The events that are stored but not yet known to be published (D4). */
export interface Outbox {
  /** Called at once after each commit that added events. Returns the way to stop it. */
  onPending(listener: () => void): () => void;
  /** The oldest pending events, in order. */
  take(limit: number): Promise<LoggedEvent[]>;
  /** Everything up to this position has been published. May be lost in a crash: publishing twice is harmless. */
  done(position: number): Promise<void>;
  /** How many are pending. */
  depth(): Promise<number>;
}

/** The store of one service. */
export interface DocumentStore {
  collection<T extends Document>(definition: CollectionDefinition<T>): Collection<T>;
  readonly log: EventLog;
  readonly outbox: Outbox;
  /** Resolves when the store can read and write; rejects with the reason otherwise. */
  ping(): Promise<void>;
  /** Waits for writes under way, then closes. */
  close(): Promise<void>;
}

/** Turns a logged event into the CloudEvent that travels. @param service name of the service that owns the log */
export function toCloudEvent(service: string, event: LoggedEvent): CloudEvent {
  return {
    specversion: '1.0',
    id: event.id,
    source: `/${service}`,
    type: event.type,
    subject: event.subject,
    time: event.time,
    datacontenttype: 'application/json',
    userid: event.userid,
    actor: event.actor,
    cause: event.cause,
    ...(event.traceparent ? { traceparent: event.traceparent } : {}),
    data: event.data,
  };
}
