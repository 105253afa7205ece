import type { Actor, NewEvent } from 'deepiri-contracts';

/** Where time comes from. Tests pass one that can be moved. */
export type Clock = { now(): Date };

/** What a decision may know of the world: time, ids, who asks and why. */
export type Context = {
  readonly now: Date;
  readonly actor: Actor;
  /** Id of the request or event that caused this. */
  readonly cause: string;
  readonly traceparent?: string;
  /** A new id, such as `tsk_…` (UUIDv7). Under an idempotency key, the same ids come again in the same order. */
  newId(prefix: string): string;
  /** An id that is the same each time the same cause is handled with the same rule (D2). */
  deriveId(prefix: string, rule: string): string;
};

/** What a rule decides: the next state (with its version counted up) and what happened. */
export type Decision<S> = { state: S; events: NewEvent[] };

/** A rule: pure, or it throws a problem. */
export type Decide<S, C> = (state: S | undefined, command: C, context: Context) => Decision<S>;
