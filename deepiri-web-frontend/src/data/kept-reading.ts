import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keep, readingOf, readKept } from './local-store.ts';
import { firstPages, isKept } from './reading-rules.ts';

/** Read again with another build: what is kept has the shape that this one knows. */
const build = () => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '';

type Known = { key: QueryKey; data: unknown; at: number };
type Reading = { build: string; known: Known[] };

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

/** Keeps what is read, a while after it has changed and when the page is left. @returns stops */
export function keepReading(client: QueryClient, userId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (stopped) return;
    const known = client
      .getQueryCache()
      .getAll()
      .filter(({ queryKey, state }) => state.data !== undefined && isKept(queryKey))
      .map(({ queryKey, state }) => ({ key: queryKey, data: firstPages(state.data), at: state.dataUpdatedAt }));
    void keep(readingOf(userId), { build: build(), known } satisfies Reading);
  };
  const later = () => {
    timer ??= setTimeout(save, SAVE_EVERY_MS);
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
