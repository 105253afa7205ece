import { type ComponentType, lazy } from 'react';

/** A part that comes when it is seen. Who cannot have it does without: nothing else waits for it. */
export const later = <P>(load: () => Promise<ComponentType<P>>) =>
  lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: (() => null) as ComponentType<P> }),
    ),
  );
