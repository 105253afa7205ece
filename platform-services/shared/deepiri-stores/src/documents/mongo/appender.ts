import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEvent } from '../stored-event.ts';
import { isDuplicate } from './failures.ts';
import type { MongoLog } from './log.ts';

export type Appender = {
  /**
   * Puts events into the log, after those that were given before. True: they are in it. False: the server does not answer;
   * it is tried again until it does, or until the end. @param perhaps whether they may be in the log already
   */
  append(events: readonly StoredEvent[], perhaps: boolean): Promise<boolean>;
  /** Waits for what is under way. What the server does not take is left to others. */
  close(): Promise<void>;
};

type Waiting = { event: StoredEvent; perhaps: boolean; settle: (logged: boolean) => void };

/** Some servers go on after an error behind so many documents, although they were told to stop there. */
const BATCH = 100;
const RETRY_MS = 500;

/** Appends of one moment share a batch (D5). @param appended called after each batch */
export function appender(log: MongoLog, appended: () => void): Appender {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;
  let last: number | undefined;
  let closing = false;

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH);
      try {
        await place(batch);
        queue.splice(0, batch.length);
        appended();
        for (const { settle } of batch) settle(true);
      } catch {
        last = undefined;
        for (const waiting of queue) {
          waiting.perhaps = true;
          waiting.settle(false);
        }
        if (closing) return;
        await pause(RETRY_MS);
      }
    }
  }

  // Others append too: a position that is taken means to look where the end is now. An event that is in the log already was
  // put there by whoever helped.
  async function place(batch: readonly Waiting[]): Promise<void> {
    let events = [...new Map(batch.map(({ event }) => [event.id, event])).values()];
    if (batch.some(({ perhaps }) => perhaps)) events = await log.missing(events);
    while (events.length > 0) {
      last ??= await log.last();
      try {
        await log.insert(events, last + 1);
        last += events.length;
        return;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        last = undefined;
        events = await log.missing(events);
      }
    }
  }

  return {
    append(events, perhaps) {
      const final = events.length - 1;
      if (final < 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        for (const [at, event] of events.entries()) {
          // They go in in order, so the last one tells for all; any one can tell that the server does not answer.
          queue.push({ event, perhaps, settle: (logged) => (at === final || !logged) && resolve(logged) });
        }
        running ??= run().finally(() => {
          running = undefined;
        });
      });
    },
    async close() {
      closing = true;
      await running;
    },
  };
}
