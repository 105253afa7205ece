import type { Limit, Taken } from '../port.ts';
import { takenOf } from '../token-bucket.ts';

/** Asks for one token so many times in a row. Answers how many of them were allowed, and the tokens left after all. */
export type AskTimes = (key: string, limit: Limit, times: number) => Promise<{ allowed: number; left: number }>;

type Batch = { times: number; answer: Promise<{ allowed: number; left: number }> };

/**
 * Takes one token for each who asks, in one question for all who ask for the same bucket in one turn of the event loop: whoever
 * sends many requests at once costs the server as much as whoever sends one. Each is answered as if it had asked alone, in
 * order.
 */
export function takeTogether(ask: AskTimes): (key: string, limit: Limit) => Promise<Taken> {
  const gathering = new Map<string, Batch>();

  function gather(name: string, key: string, limit: Limit): Batch {
    const { promise, resolve } = Promise.withResolvers<{ allowed: number; left: number }>();
    const batch = { times: 0, answer: promise };
    gathering.set(name, batch);
    setImmediate(() => {
      gathering.delete(name);
      resolve(ask(key, limit, batch.times));
    });
    return batch;
  }

  return async (key, limit) => {
    const name = `${limit.burst} ${limit.perSecond} ${key}`;
    const batch = gathering.get(name) ?? gather(name, key, limit);
    const place = batch.times++;
    const { allowed, left } = await batch.answer;
    const later = Math.max(0, allowed - 1 - place);
    return takenOf({ allowed: place < allowed, left: left + later }, limit, 1);
  };
}
