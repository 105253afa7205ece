import type { QueryClient } from '@tanstack/react-query';

/** The room comes first, then what keeps it alive: nobody waits for a tenth of the script that shows nothing. */
const LIVE_AFTER_MS = 600;
/** A room that is read for longer is followed anyway. */
const AT_LATEST_MS = 3_000;

/** Runs work when the browser has nothing more urgent to do, at the latest after `LIVE_AFTER_MS`. @returns cancels it */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, LIVE_AFTER_MS);
    return () => clearTimeout(timer);
  }
  const wish = window.requestIdleCallback(work, { timeout: LIVE_AFTER_MS });
  return () => window.cancelIdleCallback(wish);
}

/** Runs work once what the room shows has been read, and shown. @returns cancels it */
export function whenRead(client: QueryClient, work: () => void): () => void {
  const cache = client.getQueryCache();
  let cancel = () => {};
  const begin = () => {
    cancel();
    cancel = whenIdle(work);
  };
  const timer = setTimeout(begin, AT_LATEST_MS);
  const stop = cache.subscribe(() => {
    if (cache.getAll().length > 0 && client.isFetching() === 0) begin();
  });
  cancel = () => {
    clearTimeout(timer);
    stop();
  };
  return () => cancel();
}

let came = () => {};
/** Resolves once the first room has been there for a moment: what nobody waits for is fetched after it. */
export const roomIsThere = new Promise<void>((resolve) => {
  came = resolve;
});
export const roomCame = (): void => came();
