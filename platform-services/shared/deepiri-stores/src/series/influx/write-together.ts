import { chunksOf } from '../../chunks.ts';
import { StoreUnavailable } from '../../failure.ts';

type Waiting = { lines: readonly string[]; done: () => void; failed: (error: unknown) => void };

const LINES_AT_ONCE = 5_000;

export type Together = {
  /** Resolves when the lines are stored. */
  write(lines: readonly string[]): Promise<void>;
  /** Waits for what is under way, then refuses the rest. */
  close(): Promise<void>;
};

/** Sends what is written at the same time in one request, and one request after the other, so that of two writes of a point the later one stays. */
export function writeTogether(send: (lines: readonly string[]) => Promise<void>): Together {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  async function sendAll(lines: readonly string[]): Promise<void> {
    for (const some of chunksOf(lines, LINES_AT_ONCE)) await send(some);
  }

  async function sendBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await sendAll(batch.flatMap(({ lines }) => lines));
      for (const { done } of batch) done();
    } catch (error) {
      // Lines that are refused do not take others with them; a server that is down takes all.
      if (batch.length > 1 && !(error instanceof StoreUnavailable)) for (const one of batch) await sendBatch([one]);
      else for (const { failed } of batch) failed(error);
    }
  }

  async function sendWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await sendBatch(batch);
    }
    running = undefined;
  }

  return {
    write(lines) {
      if (closed) return Promise.reject(new Error('series: the store is closed'));
      if (lines.length === 0) return Promise.resolve();
      return new Promise((done, failed) => {
        waiting.push({ lines, done, failed });
        running ??= Promise.resolve().then(sendWaiting);
      });
    },
    async close() {
      closed = true;
      await running;
    },
  };
}
