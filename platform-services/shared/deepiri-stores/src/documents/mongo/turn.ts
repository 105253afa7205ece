import { createOnce, newMark, type Server } from './server.ts';

/** Whose turn it is to publish, and how far the log is published. */
type Held = {
  _id: 'relay';
  published: number;
  holder: string | null;
  /** Changes while the holder lives. */
  beat: string;
  /** Somebody else found the turn taken: the holder has to look once more before it lets go. */
  again: boolean;
};

export type Turn = {
  /** Takes the turn, or keeps it. @returns whether this process has it */
  hold(): Promise<boolean>;
  /** Lets go of it, unless somebody has asked for it meanwhile. @returns whether it is gone */
  letGo(): Promise<boolean>;
  /** Lets go of it, whoever has asked. */
  leave(): Promise<void>;
  /** The position up to which anybody is known to have published. */
  published(): Promise<number>;
  /** Notes a position, which only grows. */
  advance(position: number): Promise<void>;
};

const RELAY = 'relay';
const BEAT_MS = 1_500;
const DEAD_MS = 6_000;
const SOON_AFTER_MS = 50;

/**
 * The turn of one process among those of a service. Nobody waits for it: who finds it taken leaves word, and the holder looks
 * again before it lets go. A holder that shows no life is taken for dead after some seconds.
 * @param look called when it is time to ask again
 */
export async function relayTurn({ db, call, reads, inTime }: Server, look: () => void): Promise<Turn> {
  const turns = db.collection<Held>('outbox');
  const me = newMark();
  let holding = false;
  let beatAt = 0;
  let seen = { beat: '', at: 0 };
  let timer: NodeJS.Timeout | undefined;
  const first = { $setOnInsert: { published: 0, holder: null, beat: '', again: false } };
  await createOnce(() => call(() => turns.updateOne({ _id: RELAY }, first, { upsert: true, ...inTime() })));

  async function grab(): Promise<boolean> {
    for (;;) {
      if (await change({ holder: null }, { holder: me, beat: newMark(), again: false })) return began();
      const busy = await change({ holder: { $ne: null } }, { again: true });
      // An answer that got lost: it is taken already.
      if (busy?.holder === me) return began();
      if (busy) return busy.beat === seen.beat ? inherit(busy) : notice(busy);
    }
  }

  // The holder has heard that there is more. Whether it lives is seen when it had time enough to show it.
  function notice({ beat }: Held): false {
    seen = { beat, at: performance.now() };
    clearTimeout(timer);
    timer = setTimeout(look, DEAD_MS + SOON_AFTER_MS).unref();
    return false;
  }

  async function inherit({ holder, beat }: Held): Promise<boolean> {
    if (performance.now() - seen.at < DEAD_MS) return false;
    const mine = await change({ holder, beat }, { holder: me, beat: newMark(), again: false });
    return mine !== null && began();
  }

  function began(): true {
    holding = true;
    beatAt = performance.now();
    return true;
  }

  function change(where: object, set: Partial<Held>): Promise<Held | null> {
    const options = { returnDocument: 'after', ...inTime() } as const;
    return call(() => turns.findOneAndUpdate({ _id: RELAY, ...where }, { $set: set }, options));
  }

  return {
    async hold() {
      if (!holding) return grab();
      if (performance.now() - beatAt < BEAT_MS) return true;
      holding = (await change({ holder: me }, { beat: newMark() })) !== null;
      return holding && began();
    },
    async letGo() {
      holding = false;
      if (await change({ holder: me, again: false }, { holder: null })) return true;
      holding = (await change({ holder: me }, { again: false })) !== null;
      return !holding;
    },
    async leave() {
      clearTimeout(timer);
      if (holding) await change({ holder: me }, { holder: null });
      holding = false;
    },
    async published() {
      return (await call(() => turns.findOne({ _id: RELAY }, reads.latest)))?.published ?? 0;
    },
    async advance(position) {
      await call(() => turns.updateOne({ _id: RELAY }, { $max: { published: position } }, inTime()));
    },
  };
}
