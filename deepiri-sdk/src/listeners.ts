/** Tells an error of a listener as if nobody had caught it, without stopping what called the listener. */
function report(error: unknown) {
  const { reportError } = globalThis as { reportError?: (error: unknown) => void };
  if (reportError) return reportError(error);
  queueMicrotask(() => {
    throw error;
  });
}

/** A set of listeners. One that throws does not keep the others from hearing. */
export function listenerSet<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener: (value: T) => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(value: T) {
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}
