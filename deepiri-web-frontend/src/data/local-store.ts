import { createStore, delMany, get, keys, set, update } from 'idb-keyval';
import { answering } from './answering-store.ts';

const PATIENCE_MS = 5_000;

/**
 * What this browser keeps of a person over a reload, in IndexedDB: what they have read, and what waits to be sent.
 * Where a browser gives no such place (some private windows), it is kept as long as the page.
 */
const place = answering(createStore('deepiri', 'kept'), PATIENCE_MS);
const meanwhile = new Map<string, unknown>();

/** The name under which is kept what a person has read. */
export const readingOf = (userId: string) => `read:${userId}`;
/** The name under which a person's outbox is kept. */
export const outboxOf = (userId: string) => `outbox:${userId}`;

async function within<T>(work: () => Promise<T>, otherwise: () => T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise();
  }
}

/** @returns what is kept under a name */
export const readKept = <T>(name: string): Promise<T | undefined> =>
  within(
    () => get<T>(name, place),
    () => meanwhile.get(name) as T | undefined,
  );

export const keep = (name: string, value: unknown): Promise<void> =>
  within(
    () => set(name, value, place),
    () => void meanwhile.set(name, value),
  );

/** Changes that found no room, oldest first: the next change of the same takes them along. */
const owed = new Map<string, Change<never>[]>();
const turns = new Map<string, Promise<unknown>>();
/** Names of lists that hold more than is kept of them. */
const onlyHere = new Set<string>();
/** Changes on their way to where they are kept. */
let underway = 0;
const listeners = new Set<() => void>();

/** Whether something that was done would be lost with the page. */
export const isOnlyHere = (): boolean => onlyHere.size > 0 || underway > 0;
export function onChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether each thing of a list is kept. */
function isKept(list: readonly unknown[], kept: readonly unknown[] = []): boolean {
  const there = new Set(kept.map((one) => JSON.stringify(one)));
  return list.every((one) => there.has(JSON.stringify(one)));
}

type Change<T> = (value: T | undefined) => T;
/**
 * Changes what is kept in one step that no other tab comes between. Where there is no room for it, it holds for this page,
 * over what is kept, and is written when there is room again.
 * @returns what is kept now
 */
export function changeKept<T extends readonly unknown[]>(name: string, how: Change<T>): Promise<T> {
  underway += 1;
  const mine = (turns.get(name) ?? Promise.resolve())
    .then(() => changeNow(name, how))
    .finally(() => {
      underway -= 1;
      for (const listener of [...listeners]) listener();
    });
  turns.set(
    name,
    mine.catch(() => undefined),
  );
  return mine;
}

async function changeNow<T extends readonly unknown[]>(name: string, how: Change<T>): Promise<T> {
  const before = (owed.get(name) ?? []) as unknown as Change<T>[];
  const withOwed = (value: T | undefined) => before.reduce<T | undefined>((now, change) => change(now), value);
  try {
    let next = undefined as unknown as T;
    await update<T>(name, (value) => (next = how(withOwed(value))), place);
    owed.delete(name);
    onlyHere.delete(name);
    return next;
  } catch {
    const kept = await within(
      () => get<T>(name, place),
      () => undefined,
    );
    const known = withOwed(kept);
    const next = how(known);
    if (next !== known) owed.set(name, [...before, how] as unknown as Change<never>[]);
    if (isKept(next, kept)) onlyHere.delete(name);
    else onlyHere.add(name);
    return next;
  }
}

/** Forgets everything whose name is so, also what is being changed meanwhile. */
export async function forgetKept(isSo: (name: string) => boolean): Promise<void> {
  const underway = () => [...turns].filter(([name]) => isSo(name)).map(([, change]) => change);
  let over: Promise<unknown>[];
  do {
    over = underway();
    await Promise.all(over);
    for (const names of [meanwhile, owed, onlyHere])
      for (const name of names.keys()) if (isSo(name)) names.delete(name);
    await within(
      async () => delMany((await keys<string>(place)).filter(isSo), place),
      () => undefined,
    );
  } while (underway().some((change) => !over.includes(change)));
}
