import { ProblemError, problem } from 'deepiri-contracts';
import { type Collection, type Document, type EventLog, type PendingEvent, StaleVersion } from 'deepiri-stores';
import type { Context, Decision } from './context.ts';

type Execution<S extends Document> = {
  collection: Collection<S>;
  id: string;
  context: Context;
  /** From If-Match. Given: a conflict is the caller's to solve. Not given: the rule is simply applied to the newer state. */
  expectedVersion?: number | undefined;
  /** Needed for requests that carry an idempotency key: tells whether this write was made before. */
  log?: EventLog;
  /** How the state looks to the caller, for `current` of a stale_version problem. */
  present?: (state: S) => unknown;
  decide: (state: S | undefined) => Decision<S>;
};

export type Executed<S> = { state: S; outcome: 'saved' | 'already' | 'unchanged' };

const MAX_TRIES = 20;

/**
 * Loads one aggregate, lets the rule decide, stores state and events in one write.
 * A rule that answers the state it was given, and no events, writes nothing.
 * @throws ProblemError stale_version with `current`, conflict after many lost races, and whatever the rule throws; DuplicateKey
 */
export async function execute<S extends Document>(run: Execution<S>): Promise<Executed<S>> {
  const { collection, id, context, expectedVersion } = run;
  // A repeatable context hands out event ids in order, so the next one tells whether the write was made before.
  if (context.repeatable && run.log && (await run.log.find(context.peekId('evt')))) {
    const state = await collection.get(id);
    if (state) return { state, outcome: 'already' };
  }
  const sameIdsAgain = context.checkpoint();
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    sameIdsAgain();
    const before = await collection.get(id);
    if (expectedVersion !== undefined && before && before.version !== expectedVersion) throw stale(run, before);
    const { state, events } = run.decide(before);
    if (state === before && events.length === 0) return { state, outcome: 'unchanged' };
    try {
      const outcome = await collection.save(state, stamp(events, context));
      if (outcome === 'saved') return { state, outcome };
      return { state: (await collection.get(id)) ?? state, outcome };
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
  throw problem('conflict', 'Others keep changing this at the same moment. Try again.');
}

/** Adds who and why to the events of a decision, for a save outside of `execute`. */
export function stamp(events: Decision<unknown>['events'], context: Context): PendingEvent[] {
  const { actor, cause, traceparent } = context;
  return events.map((event) => ({ ...event, actor, cause, ...(traceparent ? { traceparent } : {}) }));
}

function stale<S extends Document>(run: Execution<S>, state: S) {
  // Only the rule knows whose state it is: what it says is not there must not be shown.
  const refusal = refusalOf(() => run.decide(state));
  if (refusal?.code === 'not_found') return refusal;
  return problem(
    'stale_version',
    `It is at version ${state.version} now, you have ${run.expectedVersion}. Look at \`current\` and try again.`,
    {
      extra: { current: run.present ? run.present(state) : state },
    },
  );
}

function refusalOf(decide: () => unknown): ProblemError | undefined {
  try {
    decide();
    return undefined;
  } catch (error) {
    return error instanceof ProblemError ? error : undefined;
  }
}
