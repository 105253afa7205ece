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
const owed = new Map<string, Change<unknown>[]>();
const turns = new Map<string, Promise<unknown>>();

type Change<T> = (value: T | undefined) => T;

/**
 * Changes what is kept in one step that no other tab comes between. Where there is no room for it, it holds for this page,
 * over what is kept, and is written when there is room again.
 * @returns what is kept now
 */
export function changeKept<T>(name: string, how: Change<T>): Promise<T> {
  const mine = (turns.get(name) ?? Promise.resolve()).then(() => changeNow(name, how));
  turns.set(
    name,
    mine.catch(() => undefined),
  );
  return mine;
}

async function changeNow<T>(name: string, how: Change<T>): Promise<T> {
  const before = (owed.get(name) ?? []) as Change<T>[];
  const withOwed = (value: T | undefined) => before.reduce<T | undefined>((now, change) => change(now), value);
  try {
    let next = undefined as T;
    await update<T>(name, (value) => (next = how(withOwed(value))), place);
    owed.delete(name);
    return next;
  } catch {
    const known = withOwed(
      await within(
        () => get<T>(name, place),
        () => undefined,
      ),
    );
    const next = how(known);
    if (next !== known) owed.set(name, [...before, how] as Change<unknown>[]);
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
    for (const names of [meanwhile, owed]) for (const name of names.keys()) if (isSo(name)) names.delete(name);
    await within(
      async () => delMany((await keys<string>(place)).filter(isSo), place),
      () => undefined,
    );
  } while (underway().some((change) => !over.includes(change)));
}
