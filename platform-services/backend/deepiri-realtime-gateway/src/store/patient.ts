import { setTimeout } from 'node:timers/promises';
import { isStoreFailure, type Streams } from 'deepiri-stores';

export type StreamReader = Pick<Streams, 'read' | 'bounds'>;

/** Together about as long as a server needs to start again. */
const WAITS_MS = [100, 300, 1_000, 2_000, 4_000];

/** Reads again, a few times, while the store is down: who is connected should not have to come back because of a short outage. */
export function patient(streams: StreamReader, waitsMs: readonly number[] = WAITS_MS): StreamReader {
  async function untilUp<R>(ask: () => Promise<R>): Promise<R> {
    for (const wait of waitsMs) {
      try {
        return await ask();
      } catch (error) {
        if (!isStoreFailure(error)) throw error;
      }
      await setTimeout(wait);
    }
    return ask();
  }
  return {
    read: (stream, after, limit) => untilUp(() => streams.read(stream, after, limit)),
    bounds: (stream) => untilUp(() => streams.bounds(stream)),
  };
}
