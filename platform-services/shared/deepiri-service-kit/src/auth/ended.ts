import { problem } from 'deepiri-contracts';
import type { Clock } from '../context.ts';

/**
 * Tells the ids of what has ended after a position, the position that has been read to, and whether more follows at once.
 * Without a position: what ended so recently that a token may still say otherwise.
 */
export type ReadEndings = (after: number | undefined) => Promise<Endings>;
type Endings = { items: readonly string[]; position: number; more: boolean };

export type Ended = {
  add(id: string): void;
  has(id: string): boolean;
  /** Resolves when what is known is of now. Undefined: it is, as far as anybody may notice. @throws ProblemError unavailable */
  learn(): Promise<void> | undefined;
};

/** A token lives 15 minutes at the most, so an hour is enough to remember. */
const REMEMBERED_MS = 3_600_000;
/** Older than this, it is asked again, beside the request that noticed. */
const ASK_AFTER_MS = 1_000;
/** Older than this, nobody has asked for a while, and requests wait for the answer. */
const WAIT_AFTER_MS = 5_000;
/** As long as a token lives. What ended before that needs not be told any more, so nobody reads on from there. */
const START_ANEW_AFTER_MS = 900_000;

/** What this process knows to have ended: all of it before the first answer, and from then on what is new, while anybody asks. */
export function createEnded(clock: Clock, read: ReadEndings | undefined): Ended {
  const known = new Map<string, number>();
  let position: number | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let learnedAt: number | undefined;
  let reachable = true;
  let asking: Promise<void> | undefined;

  function add(id: string) {
    const now = clock.now().getTime();
    for (const [old, at] of known) {
      if (at >= now - REMEMBERED_MS) break;
      known.delete(old);
    }
    known.delete(id);
    known.set(id, now);
  }

  async function ask(from: ReadEndings) {
    askedAt = performance.now();
    if (learnedAt !== undefined && askedAt - learnedAt > START_ANEW_AFTER_MS) position = undefined;
    const startedAt = askedAt;
    try {
      let more = true;
      while (more) {
        const found = await from(position);
        for (const id of found.items) add(id);
        ({ position, more } = found);
      }
      learnedAt = startedAt;
      reachable = true;
    } catch {
      reachable = false;
      if (learnedAt === undefined) throw cannotCheck();
      // What ends, ends at auth-service: while it cannot be asked, what is known is what there is.
    } finally {
      asking = undefined;
    }
  }

  return {
    add,
    has: (id) => known.has(id),
    learn() {
      if (!read) return undefined;
      const now = performance.now();
      if (learnedAt === undefined || now - askedAt > ASK_AFTER_MS) asking ??= ask(read);
      return learnedAt === undefined || (reachable && now - learnedAt > WAIT_AFTER_MS) ? asking : undefined;
    },
  };
}

export function cannotCheck() {
  return problem('unavailable', 'Tokens cannot be checked right now. Try again soon.', {
    headers: { 'retry-after': '2' },
  });
}
