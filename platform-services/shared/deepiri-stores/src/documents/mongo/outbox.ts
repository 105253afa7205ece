import type { Outbox } from '../port.ts';
import type { MongoLog } from './log.ts';
import { createOnce, newMark, type Server } from './server.ts';

export type MongoOutbox = Outbox & {
  /** Tells the listeners. */
  notify(): void;
  /** Lets go of the turn. */
  close(): Promise<void>;
};

/** Whose turn it is to publish, and how far the log is published. */
type Turn = {
  _id: 'relay';
  published: number;
  holder: string | null;
  /** Changes while the holder lives. */
  beat: string;
  /** Somebody else found the turn taken: the holder has to look once more before it lets go. */
  again: boolean;
};

const BEAT_MS = 3_000;
const DEAD_MS = 15_000;
const PERSIST_MS = 1_000;
export const RELAY = 'relay';

/**
 * What is not yet known to be published is what stands after one position of the log (D4). Of the processes of a service,
 * the one whose turn it is publishes, until nothing is left. The turn saves work: should two publish at once, because one was
 * taken for dead, each goes through the log in order from a position that is published, so the first time that each event
 * reaches the bus is in order all the same, and the second time is harmless.
 */
export async function mongoOutbox({ db, call, reads }: Server, log: MongoLog): Promise<MongoOutbox> {
  const turns = db.collection<Turn>('outbox');
  const me = newMark();
  const listeners = new Set<() => void>();
  let holding = false;
  let beatAt = 0;
  let published = 0;
  let persisted = 0;
  let timer: NodeJS.Timeout | undefined;
  let seen = { beat: '', at: 0 };
  let taking: Promise<unknown> = Promise.resolve();
  await createOnce(() => call(() => turns.updateOne({ _id: RELAY }, { $setOnInsert: firstTurn }, { upsert: true })));

  async function takeNow(limit: number) {
    while (await hold()) {
      const events = await log.read(published, limit);
      if (events.length > 0) return events;
      await letGo();
      if (!holding) break;
    }
    return [];
  }

  async function hold(): Promise<boolean> {
    if (!holding) return grab();
    if (performance.now() - beatAt < BEAT_MS) return true;
    const { matchedCount } = await call(() =>
      turns.updateOne({ _id: RELAY, holder: me }, { $set: { beat: newMark() } }),
    );
    return began(matchedCount === 1);
  }

  async function grab(): Promise<boolean> {
    for (;;) {
      const free = await change({ holder: null }, { holder: me, beat: newMark(), again: false });
      if (free) return began(true, free);
      const busy = await change({ holder: { $ne: null } }, { again: true });
      if (busy) return busy.beat === seen.beat ? inherit(busy) : notice(busy);
    }
  }

  function notice({ beat }: Turn): false {
    seen = { beat, at: performance.now() };
    return false;
  }

  /** Takes the turn of a holder that has not moved for long. */
  async function inherit({ holder, beat }: Turn): Promise<boolean> {
    if (performance.now() - seen.at < DEAD_MS) return false;
    const mine = await change({ holder, beat }, { holder: me, beat: newMark(), again: false });
    return began(mine !== null, mine);
  }

  function began(is: boolean, turn?: Turn | null): boolean {
    holding = is;
    beatAt = performance.now();
    if (turn) persisted = turn.published;
    published = Math.max(published, turn?.published ?? 0);
    return is;
  }

  function change(where: object, set: Partial<Turn>): Promise<Turn | null> {
    return call(() => turns.findOneAndUpdate({ _id: RELAY, ...where }, { $set: set }, { returnDocument: 'after' }));
  }

  // Events of somebody who found the turn taken are in the log by then, so they are seen when it is read once more.
  async function letGo(): Promise<void> {
    const position = published;
    const free = await call(() =>
      turns.updateOne(
        { _id: RELAY, holder: me, again: false },
        { $set: { holder: null }, $max: { published: position } },
      ),
    );
    if (free.matchedCount === 1) holding = false;
    else {
      const asked = { $set: { again: false }, $max: { published: position } };
      holding = (await call(() => turns.updateOne({ _id: RELAY, holder: me }, asked))).matchedCount === 1;
    }
    persisted = Math.max(persisted, position);
  }

  async function persist(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (persisted >= published) return;
    const position = published;
    await call(() => turns.updateOne({ _id: RELAY }, { $max: { published: position } }));
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
      const [last, turn] = await Promise.all([log.last(), call(() => turns.findOne({ _id: RELAY }, reads.latest))]);
      return Math.max(0, last - Math.max(published, turn?.published ?? 0));
    },
    notify() {
      for (const listener of listeners) listener();
    },
    async close() {
      await taking;
      await persist();
      if (holding) await call(() => turns.updateOne({ _id: RELAY, holder: me }, { $set: { holder: null } }));
      holding = false;
    },
  };
}

const firstTurn = { published: 0, holder: null, beat: '', again: false };
