import type { Query, QueryClient } from '@tanstack/react-query';
import { ProblemResponse } from 'deepiri-sdk';
import { readAgain } from './changes.ts';

/** How what is on the screen fails to become newer, and since when it is as it is (milliseconds; 0 when nobody knows). */
export type Behind = { how: 'failed' | 'slow'; asOf: number };

/** An answer may take this long before anything is said of it. */
const SLOW_MS = 6_000;

/** When a reading was first seen under way that has not ended since. */
const began = new WeakMap<Query, number>();

/** What was refused for a reason is said where it was asked for; it would be refused again. */
const mayPass = (error: unknown) =>
  !(error instanceof ProblemResponse) || error.status === 0 || error.status === 429 || error.status >= 500;

/** Whether what is shown of a query is older than it should be. An answer that never was there is said in its place. */
function howBehind(query: Query, now: number): Behind['how'] | null {
  const { data, error, fetchStatus, dataUpdatedAt } = query.state;
  if (data === undefined || fetchStatus === 'paused') return null;
  if (error) return mayPass(error) ? 'failed' : null;
  if (fetchStatus === 'idle') {
    began.delete(query);
    return null;
  }
  const since = began.get(query);
  if (since === undefined || since < dataUpdatedAt) began.set(query, now);
  return since !== undefined && since >= dataUpdatedAt && now - since >= SLOW_MS ? 'slow' : null;
}

const shown = (client: QueryClient) => client.getQueryCache().findAll({ type: 'active' });

/** What of the screen could not be refreshed, as old as the oldest part of it; null when all is well. */
export function behind(client: QueryClient, now = Date.now()): Behind | null {
  const late = shown(client).flatMap((query) => {
    const how = howBehind(query, now);
    return how ? [{ how, asOf: query.state.dataUpdatedAt }] : [];
  });
  if (late.length === 0) return null;
  const known = late.map(({ asOf }) => asOf).filter((asOf) => asOf > 0);
  return {
    how: late.some(({ how }) => how === 'failed') ? 'failed' : 'slow',
    asOf: known.length > 0 ? Math.min(...known) : 0,
  };
}

/** Tells when that may have changed. @returns stops */
export function watchFreshness(client: QueryClient, changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (client.isFetching() > 0) timer = setTimeout(changed, SLOW_MS);
    changed();
  };
  const stop = client.getQueryCache().subscribe(look);
  look();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Reads again what could not be refreshed. */
export function refresh(client: QueryClient): void {
  const stale = new Set(shown(client).filter((query) => howBehind(query, Date.now()) !== null));
  readAgain(client, { predicate: (query) => stale.has(query) });
}
