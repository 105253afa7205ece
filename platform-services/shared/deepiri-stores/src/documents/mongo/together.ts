type Waiting<I, O> = { item: I; resolve: (output: O) => void; reject: (error: unknown) => void };

/**
 * Hands items over in batches: one batch at a time, made of what came while the one before was under way (D5).
 * @param run answers for each item, in order; when it throws, all of the batch are told
 */
export function together<I, O>(
  most: number,
  run: (items: readonly I[]) => Promise<readonly O[]>,
): (item: I) => Promise<O> {
  const queue: Waiting<I, O>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, most);
      try {
        const outputs = await run(batch.map(({ item }) => item));
        for (const [at, { resolve }] of batch.entries()) resolve(outputs[at] as O);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (running) return;
      running = true;
      // What is asked for in the same turn goes together.
      setImmediate(() => void drain());
    });
}
