import type { LoggedEvent, Outbox } from '../port.ts';
import type { MongoLog } from './log.ts';
import type { Server } from './server.ts';
import { relayTurn } from './turn.ts';

export type MongoOutbox = Outbox & {
  /** Tells the listeners. */
  notify(): void;
  /** Lets go of the turn. */
  close(): Promise<void>;
};

const PERSIST_MS = 1_000;

/**
 * What is not yet known to be published is what stands after one position of the log (D4). Of the processes of a service,
 * the one whose turn it is publishes, until nothing is left. The turn saves work, no more: should two publish at once, because
 * one was taken for dead, each goes through the log in order, from a position up to which all is published. So the first time
 * that each event reaches the bus is in order all the same, and the second time is harmless.
 */
export async function mongoOutbox(server: Server, log: MongoLog): Promise<MongoOutbox> {
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const turn = await relayTurn(server, notify);
  let published = await turn.published();
  let persisted = published;
  let had = false;
  let timer: NodeJS.Timeout | undefined;
  let taking: Promise<unknown> = Promise.resolve();

  async function takeNow(limit: number): Promise<LoggedEvent[]> {
    while (await turn.hold()) {
      if (!had) published = Math.max(published, await turn.published());
      had = true;
      const events = await log.read(published, limit);
      if (events.length > 0) return events;
      // Events of somebody who has asked for the turn are in the log by then.
      await persist();
      if (await turn.letGo()) break;
    }
    had = false;
    return [];
  }

  async function persist(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const position = published;
    if (position > persisted) await turn.advance(position);
    persisted = Math.max(persisted, position);
  }

  return {
    onPending(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take(limit) {
      const taken = taking.then(() => takeNow(limit));
      taking = taken.catch(() => {});
      return taken;
    },
    async done(position) {
      if (position <= published) return;
      published = position;
      // Losing it is harmless, so it never fails.
      timer ??= setTimeout(() => void persist().catch(() => {}), PERSIST_MS).unref();
    },
    async depth() {
      const [last, theirs] = await Promise.all([log.last(), turn.published()]);
      return Math.max(0, last - Math.max(published, theirs));
    },
    notify,
    async close() {
      await taking;
      await persist();
      await turn.leave();
    },
  };
}
