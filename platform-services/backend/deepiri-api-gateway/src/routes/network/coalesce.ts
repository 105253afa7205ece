import type { ServerResponse } from 'node:http';
import type { HeaderList } from '../../domain/hop-by-hop.ts';

/** An answer that several may have. */
export type Shared = { status: number; headers: HeaderList; body: Buffer };

/** One who asks. */
export type Asker = {
  response: ServerResponse;
  /** Headers that the answer to this one has to have. */
  told: HeaderList;
  /** Asks for this one only; calls `begun` when the service has made up its answer. */
  alone: (begun: () => void) => Promise<void>;
  /** Asks for all who wait. @returns undefined when the answer is not one to share */
  forAll: (signal: AbortSignal) => Promise<Shared | undefined>;
};

type Waiting = Asker & { resolve: (done: Promise<void> | undefined) => void; reject: (error: unknown) => void };

/**
 * Lets the same question be asked once at a time. Who asks while it is under way does not get that answer, which may be
 * older than the question, and older than what the caller has written meanwhile: all who wait are answered together by
 * the next one.
 */
export function createCoalescing() {
  const underway = new Map<string, Waiting[]>();

  async function first(key: string, asker: Asker): Promise<void> {
    underway.set(key, []);
    let isOver = false;
    const over = () => {
      if (!isOver) next(key);
      isOver = true;
    };
    try {
      await asker.alone(over);
    } finally {
      over();
    }
  }

  function next(key: string) {
    const waiting = underway.get(key)!.filter(({ response }) => !response.closed);
    for (const gone of underway.get(key)!) if (gone.response.closed) gone.resolve(undefined);
    underway.delete(key);
    const [one, ...more] = waiting;
    if (!one) return;
    if (more.length === 0) one.resolve(first(key, one));
    else void together(key, waiting);
  }

  async function together(key: string, waiting: readonly Waiting[]) {
    underway.set(key, []);
    try {
      const shared = await waiting[0]!.forAll(whileSomeWait(waiting));
      for (const { response, told, alone, resolve } of waiting) {
        if (!shared) resolve(alone(() => {}));
        else resolve(void response.writeHead(shared.status, [...told, ...shared.headers]).end(shared.body));
      }
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    } finally {
      next(key);
    }
  }

  return {
    /** Asks, or waits for those who ask the same. Rejects as the asking does. */
    ask(key: string, asker: Asker): Promise<void> {
      const waiting = underway.get(key);
      if (!waiting) return first(key, asker);
      return new Promise((resolve, reject) => {
        waiting.push({ ...asker, resolve: (done) => resolve(done), reject });
      });
    },
  };
}

/** Aborted when all of them have gone. */
function whileSomeWait(waiting: readonly Asker[]): AbortSignal {
  const controller = new AbortController();
  let left = waiting.length;
  for (const { response } of waiting) {
    response.once('close', () => {
      left -= 1;
      if (left === 0) controller.abort();
    });
  }
  return controller.signal;
}
