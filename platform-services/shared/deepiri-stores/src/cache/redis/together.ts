import type { Limit, Taken } from '../port.ts';
import { takenOf } from '../token-bucket.ts';

/** Asks for one token so many times in a row. Answers how many of them were allowed, and the tokens left after all. */
export type AskTimes = (key: string, limit: Limit, times: number) => Promise<{ allowed: number; left: number }>;

type Answer = { allowed: number; left: number };
type Batch = { times: number; answer: Promise<Answer> };

/**
 * Takes one token for each who asks, in one question for all who ask for the same bucket in one turn of the event loop, or while
 * a question about it is under way: whoever sends many requests at once costs the server as much as whoever sends one. Each is
 * answered as if it had asked alone, in order. When a question fails, so do those who waited for its end.
 */
export function takeTogether(ask: AskTimes) {
  const gathering = new Map<string, Batch>();
  const underway = new Map<string, Promise<Answer>>();

  function gather(name: string, key: string, limit: Limit): Batch {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const batch = { times: 0, answer: promise };
    const send = () => {
      gathering.delete(name);
      const answer = ask(key, limit, batch.times);
      const over = () => void (underway.get(name) === answer && underway.delete(name));
      underway.set(name, answer);
      answer.then(over, over);
      resolve(answer);
    };
    const giveUp = (error: unknown) => {
      gathering.delete(name);
      reject(error);
    };
    gathering.set(name, batch);
    const before = underway.get(name);
    if (before) before.then(send, giveUp);
    else setImmediate(send);
    return batch;
  }

  return {
    async take(key: string, limit: Limit): Promise<Taken> {
      const name = `${limit.burst} ${limit.perSecond} ${key}`;
      const batch = gathering.get(name) ?? gather(name, key, limit);
      const place = batch.times++;
      const { allowed, left } = await batch.answer;
      const later = Math.max(0, allowed - 1 - place);
      return takenOf({ allowed: place < allowed, left: left + later }, limit, 1);
    },
    /** Resolves when all who have asked are answered. */
    async answered(): Promise<void> {
      while (gathering.size > 0) await Promise.allSettled([...gathering.values()].map(({ answer }) => answer));
    },
  };
}
