import type { CloudEvent } from 'deepiri-contracts';

export type Delivery = {
  /** 1 for the first try. */
  attempt: number;
  signal: AbortSignal;
};

/** The event may be shared with other groups: a handler reads it and never changes it. */
export type Handler = (event: CloudEvent, delivery: Delivery) => Promise<void>;

export type SubscribeOptions = {
  /** Where a group that is new begins (B4). Default `beginning`. */
  from?: 'beginning' | 'now';
  /** Events with the same key are handled one after the other, in order. Default: the event's subject (B1). */
  orderBy?: (event: CloudEvent) => string;
  /** How many keys are handled at once. Default 64. */
  concurrency?: number;
  /** Tries before an event goes to the dead letters. Default 6. */
  maxAttempts?: number;
  /**
   * Whether a handler failed because something that it needs is away, such as its store: such an event is tried again for as
   * long as that takes. Default: never.
   */
  isAway?: (error: unknown) => boolean;
  /** Wait before the second try in milliseconds; doubles with jitter up to 30 s. Default 100. */
  backoffMs?: number;
};

export type DeadLetter = { event: CloudEvent; group: string; attempts: number; error: string; failedAt: string };

export interface DeadLetters {
  list(): Promise<DeadLetter[]>;
  /** Puts events back to be handled again; answers how many. */
  resend(eventIds: readonly string[]): Promise<number>;
  discard(eventIds: readonly string[]): Promise<number>;
}

export interface Subscription {
  /** Stops taking events and waits for the handlers that run. */
  stop(): Promise<void>;
}

export type GroupState = { group: string; lag: number; retrying: number; deadLetters: number };

export interface EventBus {
  /** Resolves when the events are durable (B1). An event id that was published before is not delivered again. */
  publish(events: readonly CloudEvent[]): Promise<void>;
  /** One group = one reader of everything, whatever number of subscriptions share it. Types may end in `.*`; `*` takes all. */
  subscribe(
    group: string,
    types: readonly string[],
    handle: Handler,
    options?: SubscribeOptions,
  ): Promise<Subscription>;
  deadLetters(group: string): DeadLetters;
  /** Lag and troubles of each known group. */
  groups(): Promise<GroupState[]>;
  /** Resolves when every group has handled everything that was published (dead letters and waiting retries count as unfinished only while they wait). */
  settled(): Promise<void>;
  /** Resolves when the bus would take an event now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
