export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Work for the same key runs one after the other, in the order that it came. Within this process only: it spares retries. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const over = mine.then(ignore, ignore).then(() => {
      if (last.get(key) === over) last.delete(key);
    });
    last.set(key, over);
    return mine;
  };
}

function ignore() {}
