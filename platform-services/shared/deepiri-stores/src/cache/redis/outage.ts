import { isStoreFailure } from '../../failure.ts';
import type { StoreLog } from '../../log.ts';

/** How long nothing is asked of a server that has just failed. */
const PAUSE_MS = 1_000;

/**
 * Tries something as long as the server is up. After a failure everything is done otherwise, at once, and one call each
 * second tries again. An outage is one line in the log, and so is its end.
 */
export function whileUp(log: StoreLog | undefined) {
  let down = false;
  let askAgainAt = 0;

  function failed(error: unknown) {
    if (!down) log?.warn({ err: error }, 'the cache is down: limits are counted in this process alone');
    down = true;
    askAgainAt = performance.now() + PAUSE_MS;
  }

  function succeeded() {
    if (down) log?.info({}, 'the cache is back');
    down = false;
  }

  return async <R>(ask: () => Promise<R>, otherwise: () => R | Promise<R>): Promise<R> => {
    if (down) {
      if (performance.now() < askAgainAt) return otherwise();
      askAgainAt = performance.now() + PAUSE_MS;
    }
    try {
      const answer = await ask();
      succeeded();
      return answer;
    } catch (error) {
      if (!isStoreFailure(error)) throw error;
      failed(error);
      return otherwise();
    }
  };
}
