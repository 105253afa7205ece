/** How long reads may follow each other before everything else gets a turn. */
const SPELL_MILLISECONDS = 10;

/** Does a piece of work now, or when others have had their turn. */
export type Breather = <R>(work: () => R) => Promise<R>;

/**
 * SQLite answers at once, so whoever reads page after page would never leave the event loop to others. This lets reads go
 * on while the present turn of the loop is young; later ones wait for the next turn, in the order in which they came.
 */
export function createBreather(now: () => number = () => performance.now()): Breather {
  let began: number | undefined;
  let next: Promise<void> | undefined;

  function isOver(): boolean {
    if (began !== undefined) return now() - began >= SPELL_MILLISECONDS;
    began = now();
    setImmediate(() => {
      began = undefined;
    });
    return false;
  }

  return async (work) => {
    while (isOver()) {
      next ??= new Promise((resolve) => {
        setImmediate(() => {
          next = undefined;
          resolve();
        });
      });
      await next;
    }
    return work();
  };
}
