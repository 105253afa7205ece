import { type Entry, type Intent, WAITING } from './entry.ts';
import { type Answer, added, answered, caughtUp, type Done, delayed, nextOf, type Outbox } from './outbox-rules.ts';

/** What it needs of the browser and the platform. */
export type Surroundings = {
  change(name: string, how: (kept: Outbox | undefined) => Outbox): Promise<Outbox>;
  send(entry: Entry): Promise<Answer>;
  /** Runs alone among all tabs. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  isOnline(): boolean;
  /** Tells the other tabs. */
  tell(news: News): void;
  newKey(): string;
  now(): Date;
};

/** What a tab learns: that something has changed, and what became of an entry. */
export type News = { name: string; entry?: Entry; answer?: Answer };

type Answered = (entry: Entry, answer: Answer) => void;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Answers that are remembered: more than can come while one thing is being done. */
const REMEMBERED = 50;

/** What was done here, kept until the platform has done it, and sent by one tab at a time. */
export function createOutbox({ change, send, alone, isOnline, tell, newKey, now }: Surroundings) {
  const changed = new Set<() => void>();
  const heard = new Set<Answered>();
  const waiting = new Map<string, Answered>();
  let name: string | undefined;
  let kept: Outbox = [];
  /** On their way into what is kept. */
  let fresh: Outbox = [];
  let current: Outbox = [];
  let latest: readonly Done[] = [];
  let sending = false;
  let again = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    current = fresh.reduce(added, kept);
    for (const listener of [...changed]) listener();
  };
  const apply = async (how: (outbox: Outbox) => Outbox) => {
    const of = name;
    if (of === undefined) return;
    const next = await change(of, (outbox) => how(outbox ?? []));
    if (of !== name) return;
    kept = next;
    show();
  };
  const note = (entry: Entry, answer: Answer) => {
    if (answer.is === 'done') latest = [...latest, { entry, tasks: answer.tasks }].slice(-REMEMBERED);
  };
  const learn = (entry: Entry, answer: Answer) => {
    for (const listener of [...heard]) listener(entry, answer);
    if (answer.is !== 'done' && answer.is !== 'refused') return;
    waiting.get(entry.key)?.(entry, answer);
    waiting.delete(entry.key);
  };

  const sendAll = async (of: string) => {
    while (of === name) {
      again = false;
      await apply((outbox) => (isOnline() ? outbox : delayed(outbox)));
      const entry = isOnline() ? nextOf(current) : undefined;
      if (!entry || of !== name) return;
      const answer = await send(entry);
      if (of !== name) return;
      note(entry, answer);
      await apply((outbox) => answered(outbox, entry.key, answer));
      learn(entry, answer);
      tell({ name: of, entry, answer });
      if (answer.is === 'later') return later(answer.afterMs);
      failures = 0;
    }
  };
  const later = (afterMs: number | undefined) => {
    clearTimeout(timer);
    timer = setTimeout(wake, afterMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));
    failures += 1;
  };

  /** Sends what there is to send, now. */
  const wake = () => {
    again = true;
    if (sending || name === undefined) return;
    clearTimeout(timer);
    const of = name;
    sending = true;
    void alone(of, () => sendAll(of)).finally(() => {
      sending = false;
      if (again && name !== undefined && failures === 0) wake();
    });
  };

  return {
    get current() {
      return current;
    },
    subscribe(listener: () => void) {
      changed.add(listener);
      return () => void changed.delete(listener);
    },
    /** Told what became of each entry, in whatever tab it was sent. */
    onAnswer(listener: Answered) {
      heard.add(listener);
      return () => void heard.delete(listener);
    },
    /** Takes up what waits under a name; all of it has been left before. */
    async open(of: string) {
      if (name === of) return;
      name = of;
      [kept, fresh, latest, failures] = [[], [], [], 0];
      show();
      await apply(delayed);
      wake();
    },
    close() {
      name = undefined;
      clearTimeout(timer);
      [kept, fresh] = [[], []];
      waiting.clear();
      show();
    },
    /**
     * Takes something that was done into the outbox, and sends it when it can.
     * @param intentOf what it is, given its key and when it was done
     * @param then told when the platform has done or refused it, unless the page is left before
     */
    add(intentOf: (key: string, at: string) => Intent, then?: Answered): Entry {
      const [key, at] = [newKey(), now().toISOString()];
      const entry: Entry = { key, at, late: !isOnline(), intent: intentOf(key, at), standing: WAITING };
      fresh = [...fresh, entry];
      if (then) waiting.set(key, then);
      show();
      const of = name;
      void apply((outbox) => added(outbox, caughtUp(entry, latest))).then(() => {
        fresh = fresh.filter((one) => one !== entry);
        if (of !== name || of === undefined) return;
        show();
        tell({ name: of });
        wake();
      });
      return entry;
    },
    /** Changes the outbox by one of its rules, such as dropping an entry. */
    async change(rule: (outbox: Outbox) => Outbox) {
      await apply(rule);
      if (name !== undefined) tell({ name });
      failures = 0;
      wake();
    },
    wake,
    /** Another tab has sent or done something. */
    hear({ name: of, entry, answer }: News) {
      if (of !== name) return;
      if (entry && answer) note(entry, answer);
      void apply((outbox) => outbox).then(() => {
        if (entry && answer) learn(entry, answer);
        else wake();
      });
    },
  };
}

export type OutboxKeeper = ReturnType<typeof createOutbox>;

/** How many things have no answer yet, and how many need the person. */
export function countsOf(outbox: Outbox): { waiting: number; asking: number } {
  const asking = outbox.filter(({ standing }) => standing.is !== 'waiting').length;
  return { waiting: outbox.length - asking, asking };
}
