import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * What is read and what is heard meet here. An answer may be older than a change that was heard while it was on its way,
 * so nothing else writes into the cache or asks it to read again. The rules:
 *
 * - L1 A change is made to what is known, and again to each answer that was on its way when it was heard.
 * - L2 What must be read again is asked for after the change was heard; an answer that was on its way does not count.
 * - L3 A change makes nothing younger: what had to be read again still has to be.
 *
 * An answer may have a change already or not, so changes are idempotent: by ids, by versions.
 */
type Write = (data: unknown) => unknown;
type Late = { writes: Write[]; again: boolean };

/** What each reading that is under way must be told when it arrives. A reading that begins anew is another one. */
const late = new WeakMap<Promise<unknown>, Late>();

const isUnderWay = (query: Query) => query.state.fetchStatus !== 'idle';

function lateFor(query: Query): Late {
  const entry = (query.promise && late.get(query.promise)) ?? { writes: [], again: false };
  if (query.promise) late.set(query.promise, entry);
  return entry;
}

function write(client: QueryClient, query: Query, writes: readonly Write[]): void {
  const { data, dataUpdatedAt, isInvalidated } = query.state;
  if (data === undefined) return;
  const next = writes.reduce<unknown>((now, one) => one(now), data);
  if (next === data) return;
  client.setQueryData(query.queryKey, next, { updatedAt: dataUpdatedAt });
  if (isInvalidated) query.invalidate();
}

/** Changes all that is known under a key. What is not known stays unknown. */
export function change<T>(client: QueryClient, queryKey: QueryKey, how: (data: T, queryKey: QueryKey) => T): void {
  for (const query of client.getQueryCache().findAll({ queryKey })) {
    const one: Write = (data) => how(data as T, query.queryKey);
    if (isUnderWay(query)) lateFor(query).writes.push(one);
    write(client, query, [one]);
  }
}

export type Which = { queryKey?: QueryKey; predicate?: (query: Query) => boolean };

/** The next page of a list is not given up for a fresh look at the first one. */
const beginsAnew = (query: Query) =>
  query.state.data !== undefined && query.isActive() && !query.state.fetchMeta?.fetchMore;

/** Reads again what is on the screen, and the rest when it is looked at. Everything, when nothing is named. */
export function readAgain(client: QueryClient, which: Which = {}): void {
  const now = new Set<Query>();
  for (const query of client.getQueryCache().findAll(which)) {
    query.invalidate();
    if (!isUnderWay(query) || beginsAnew(query)) now.add(query);
    else lateFor(query).again = true;
  }
  void client.refetchQueries({ type: 'active', predicate: (query) => now.has(query) });
}

type Arrival = (client: QueryClient, queryKey: QueryKey) => void;
const arrivals = new WeakMap<QueryClient, Set<Arrival>>();

/** Has something done with each answer that arrives, before anybody sees it. The same thing is done once. */
export function onArrival(client: QueryClient, then: Arrival): void {
  const known = arrivals.get(client) ?? new Set();
  arrivals.set(client, known.add(then));
}

/** Called for each answer, before anybody sees it: makes up for what it missed on its way. */
export function arrived(client: QueryClient, query: Query): void {
  const entry = query.promise && late.get(query.promise);
  if (entry) write(client, query, entry.writes);
  if (entry?.again) readAgain(client, { predicate: (other) => other === query });
  for (const then of arrivals.get(client) ?? []) then(client, query.queryKey);
}
