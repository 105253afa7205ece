import type { UseStore } from 'idb-keyval';

/**
 * A place of which nobody waits for ever: some browsers never answer when IndexedDB is opened. What is asked of it is
 * refused then, and never done late.
 * @param patienceMs how long it may take to open
 */
export function answering(store: UseStore, patienceMs: number): UseStore {
  let there: Promise<void> | undefined;
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The place does not answer')), patienceMs);
      const answered = store('readonly', () => undefined).finally(() => clearTimeout(timer));
      answered.then(() => {
        there = Promise.resolve();
        resolve();
      }, reject);
    });
  return async (mode, work) => {
    there ??= open();
    await there;
    return store(mode, work);
  };
}
