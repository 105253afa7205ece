import { type ComponentType, lazy } from 'react';

const AGAIN_AFTER_MS = 2_500;

/** Fetches what cannot be done without, until it could be. */
export async function insist<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((then) => setTimeout(then, AGAIN_AFTER_MS));
    }
  }
}

/** A part that comes when it is seen. Who cannot have it does without: nothing else waits for it. */
export const later = <P>(load: () => Promise<ComponentType<P>>) =>
  lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: (() => null) as ComponentType<P> }),
    ),
  );
