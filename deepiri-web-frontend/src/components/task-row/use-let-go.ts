import { type Dispatch, type SetStateAction, useEffect } from 'react';

/** How long a finished row stays where it was, so that one sees what was done. */
const SETTLE_MS = 900;
/** Timers may come a little early. */
const EARLY_MS = 20;

type Held<T> = ReadonlyMap<string, T>;

/** Takes out of a state what it has held for long enough. */
export function useLetGo<T extends { at: number }, S extends { held: Held<T> }>(
  held: Held<T>,
  setState: Dispatch<SetStateAction<S>>,
): void {
  useEffect(() => {
    if (held.size === 0) return;
    const first = Math.min(...[...held.values()].map(({ at }) => at));
    const timer = window.setTimeout(
      () => {
        const now = performance.now();
        const isRecent = ([, { at }]: [string, T]) => now - at < SETTLE_MS - EARLY_MS;
        setState((state) => ({ ...state, held: new Map([...state.held].filter(isRecent)) }));
      },
      Math.max(0, first + SETTLE_MS - performance.now()),
    );
    return () => window.clearTimeout(timer);
  }, [held, setState]);
}
