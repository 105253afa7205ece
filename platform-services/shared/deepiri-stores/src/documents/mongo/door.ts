/** Lets calls in until it is closed. */
export type Door = {
  /** @throws Error when it is closed */
  enter<R>(work: () => Promise<R>): Promise<R>;
  /** Lets nobody in any more, and waits for those inside. */
  close(): Promise<void>;
};

export function openDoor(): Door {
  const inside = new Set<Promise<unknown>>();
  let closed = false;
  return {
    enter(work) {
      if (closed) return Promise.reject(new Error('the store is closed'));
      const begun = work();
      inside.add(begun);
      const leave = () => void inside.delete(begun);
      begun.then(leave, leave);
      return begun;
    },
    async close() {
      closed = true;
      await Promise.allSettled(inside);
    },
  };
}
