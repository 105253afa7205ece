import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keep, readingOf, readKept } from './local-store.ts';
import { firstPages, isKept } from './reading-rules.ts';

/** Read again with another build: what is kept has the shape that this one knows. */
const build = () => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '';

type Known = { key: QueryKey; data: unknown; at: number };
type Reading = { build: string; known: Known[] };

/** What is new is kept soon; while more and more comes, only so often. */
const SAVE_SOON_MS = 500;
const SAVE_EVERY_MS = 4_000;

/** Puts what the person read at an earlier visit where it was; all of it is read again as soon as it can be. */
export async function takeUpReading(client: QueryClient, userId: string): Promise<void> {
  const reading = await readKept<Reading>(readingOf(userId));
  if (reading?.build !== build()) return;
  for (const { key, data, at } of reading.known) {
    if (client.getQueryData(key) !== undefined) continue;
    client.setQueryData(key, data, { updatedAt: at });
    client.getQueryCache().find({ queryKey: key, exact: true })?.invalidate();
  }
}

/** Keeps what is read, soon after it has changed and when the page is left. @returns stops */
export function keepReading(client: QueryClient, userId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let saved = 0;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (stopped) return;
    saved = Date.now();
    const known = client
      .getQueryCache()
      .getAll()
      // What was never read is told anew from the rest.
      .filter(({ queryKey, state }) => state.dataUpdatedAt > 0 && isKept(queryKey))
      .map(({ queryKey, state }) => ({ key: queryKey, data: firstPages(state.data), at: state.dataUpdatedAt }));
    void keep(readingOf(userId), { build: build(), known } satisfies Reading);
  };
  const later = () => {
    timer ??= setTimeout(save, Math.max(SAVE_SOON_MS, saved + SAVE_EVERY_MS - Date.now()));
  };
  const leave = () => document.visibilityState === 'hidden' && timer !== undefined && save();
  const stop = client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && isKept(query.queryKey)) later();
  });
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', leave);
  return () => {
    stopped = true;
    clearTimeout(timer);
    stop();
    document.removeEventListener('visibilitychange', leave);
    window.removeEventListener('pagehide', leave);
  };
}
