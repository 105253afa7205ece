import { createStore, delMany, get, keys, set, update } from 'idb-keyval';

/**
 * What this browser keeps of a person over a reload, in IndexedDB: what they have read, and what waits to be sent.
 * Where a browser gives no such place (some private windows), it is kept as long as the page.
 */
const place = createStore('deepiri', 'kept');
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

/** Changes what is kept in one step that no other tab comes between. @returns what is kept now */
export async function changeKept<T>(name: string, how: (value: T | undefined) => T): Promise<T> {
  let next = undefined as T;
  const note = (value: T | undefined) => {
    next = how(value);
    return next;
  };
  await within(
    () => update<T>(name, note, place),
    () => void meanwhile.set(name, note(meanwhile.get(name) as T | undefined)),
  );
  return next;
}

/** Forgets everything whose name is so. */
export async function forgetKept(isSo: (name: string) => boolean): Promise<void> {
  for (const name of meanwhile.keys()) if (isSo(name)) meanwhile.delete(name);
  await within(
    async () => delMany((await keys<string>(place)).filter(isSo), place),
    () => undefined,
  );
}
