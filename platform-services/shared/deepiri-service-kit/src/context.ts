import type { Actor, NewEvent } from 'deepiri-contracts';
import { derivedUuid } from './ids.ts';

/** Where time comes from. Tests pass one that can be moved. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** What a decision may know of the world: time, ids, who asks and why. */
export type Context = {
  readonly now: Date;
  readonly actor: Actor;
  /** Id of the request or event that caused this. */
  readonly cause: string;
  readonly traceparent?: string;
  /** Whether the same cause may come again: ids then repeat, and a write that was made before answers as it did. */
  readonly repeatable: boolean;
  /** A new id, such as `tsk_…` (UUIDv7). In a repeatable context, the same ids come again in the same order. */
  newId(prefix: string): string;
  /** In a repeatable context: the id that `newId` hands out next for this prefix. */
  peekId(prefix: string): string;
  /** Remembers which ids were handed out; the answer goes back to there, so that a second try gets the same ones. */
  checkpoint(): () => void;
  /** An id that is the same each time the same cause is handled with the same rule (D2). */
  deriveId(prefix: string, rule: string): string;
};

/** What a rule decides: the next state (with its version counted up) and what happened. */
export type Decision<S> = { state: S; events: readonly NewEvent[] };

/** A rule: pure, or it throws a problem. */
export type Decide<S, C> = (state: S | undefined, command: C, context: Context) => Decision<S>;

type Origin = { now: Date; actor: Actor; cause: string; traceparent?: string | undefined };

/** Context of a request that will not come again. @param uuid source of UUIDv7 */
export function freshContext(origin: Origin, uuid: (now: Date) => string): Context {
  const { now, actor, cause, traceparent } = origin;
  return {
    now,
    actor,
    cause,
    ...(traceparent ? { traceparent } : {}),
    repeatable: false,
    newId: (prefix) => `${prefix}_${uuid(now)}`,
    peekId: (prefix) => `${prefix}_${uuid(now)}`,
    checkpoint: () => () => {},
    deriveId: (prefix, rule) => `${prefix}_${derivedUuid(cause, rule)}`,
  };
}

/** Context of something that may be handled again: an event, or a request with an idempotency key. @param seed what makes it the same */
export function repeatableContext(origin: Origin, seed: string): Context {
  const { now, actor, cause, traceparent } = origin;
  const counters = new Map<string, number>();
  const nth = (prefix: string, count: number) => `${prefix}_${derivedUuid(seed, prefix, String(count))}`;
  return {
    now,
    actor,
    cause,
    ...(traceparent ? { traceparent } : {}),
    repeatable: true,
    newId(prefix) {
      const count = counters.get(prefix) ?? 0;
      counters.set(prefix, count + 1);
      return nth(prefix, count);
    },
    peekId: (prefix) => nth(prefix, counters.get(prefix) ?? 0),
    checkpoint() {
      const before = new Map(counters);
      return () => {
        counters.clear();
        for (const [prefix, count] of before) counters.set(prefix, count);
      };
    },
    deriveId: (prefix, rule) => `${prefix}_${derivedUuid(seed, rule)}`,
  };
}

/** A part of a repeatable cause, such as one operation of a bulk request, with ids of its own. */
export function partOf(context: Context, label: string): Context {
  return context.repeatable ? repeatableContext(context, context.deriveId('part', label)) : context;
}
