import { setMaxListeners } from 'node:events';
import type { CloudEvent } from 'deepiri-contracts';
import { LONGEST_WAIT_MS } from '../backoff.ts';
import { describeError } from '../describe-error.ts';
import { Fifo } from '../fifo.ts';
import type { BusLog, Timing } from '../options.ts';
import type { Delivery, Handler, SubscribeOptions } from '../port.ts';
import { afterFailure } from '../try-again.ts';
import { isOutage } from './failure.ts';
import type { GroupStore } from './group-store.ts';
import type { Hands } from './hands.ts';
import type { Progress } from './progress.ts';

const AFTER_ABORT_MS = 250;
const AFTER_TROUBLE_MS = 1_000;

/** An event that was taken and is not finished. */
export type Entry = {
  readonly partition: number;
  readonly position: string;
  /** Left in Redis when there is no room for it. */
  event: CloudEvent | undefined;
  /** Tries that have failed. */
  attempts: number;
  /** Not to be tried before; milliseconds since the epoch. */
  dueAt: number;
};

/** The events of one key. The first is being handled, or waits for a hand or for its next try. */
type Lane = { readonly queue: Fifo<Entry>; held: number; callOff: (() => void) | undefined };

export type LanesParts = {
  group: string;
  handle: Handler;
  options: Required<SubscribeOptions>;
  hands: Hands;
  progress: Progress;
  store: Pick<GroupStore, 'fetch'>;
  timing: Timing;
  log: BusLog;
  stopDeadlineMs: number;
};

/** Handles events: those of one key one after the other, those of different keys at the same time (B1, B2). */
export class Lanes {
  readonly #parts: LanesParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #abort = new AbortController();
  readonly #firstTry: Delivery;
  #running = 0;
  #stopping = false;
  #dropped = false;
  #quiet: (() => void) | undefined;

  constructor(parts: LanesParts) {
    this.#parts = parts;
    this.#firstTry = Object.freeze({ attempt: 1, signal: this.#abort.signal });
    setMaxListeners(0, this.#abort.signal);
  }

  take(key: string, entry: Entry): void {
    const { hands } = this.#parts;
    const known = this.#lanes.get(key);
    const lane = known ?? { queue: new Fifo(), held: 0, callOff: undefined };
    if (lane.held >= hands.keptOfOneKey || hands.full) entry.event = undefined;
    else this.#hold(lane, 1);
    lane.queue.push(entry);
    hands.taken++;
    if (known) return;
    this.#lanes.set(key, lane);
    this.#schedule(key, lane, entry);
  }

  /** Starts no further handler and waits for those that run; after the deadline it aborts them. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#quietened(this.#parts.stopDeadlineMs);
    this.#drop();
  }

  /** Lets go of everything at once: somebody else may handle it from now on. Resolves when no handler runs. */
  async abandon(): Promise<void> {
    this.#stopping = true;
    this.#drop();
    await this.#quietened(0);
  }

  #drop(): void {
    if (this.#dropped) return;
    this.#dropped = true;
    for (const lane of this.#lanes.values()) {
      lane.callOff?.();
      this.#hold(lane, -lane.held);
      this.#parts.hands.taken -= lane.queue.size;
    }
    this.#lanes.clear();
  }

  async #quietened(deadlineMs: number): Promise<void> {
    if (this.#running === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#quiet = resolve;
    const { timing, group } = this.#parts;
    let callOff = timing.after(deadlineMs, () => {
      this.#abort.abort(new Error(`Group ${group} stops`));
      callOff = timing.after(AFTER_ABORT_MS, resolve);
    });
    await promise;
    callOff();
  }

  /** Has the first event of a lane handled when it is due and a hand is free. */
  #schedule(key: string, lane: Lane, first: Entry): void {
    const { hands, timing } = this.#parts;
    const turn = () => hands.do(() => this.#turn(key, lane, first));
    const wait = Math.min(first.dueAt - timing.now(), LONGEST_WAIT_MS);
    if (wait > 0) lane.callOff = timing.after(wait, turn);
    else turn();
  }

  async #turn(key: string, lane: Lane, entry: Entry): Promise<void> {
    if (this.#stopping) return;
    this.#running++;
    try {
      const event = await this.#eventOf(lane, entry);
      if (!this.#stopping) await this.#handle(key, lane, entry, event);
    } catch (error) {
      const { group, timing, log } = this.#parts;
      if (!isOutage(error)) log.error({ err: error, group }, 'An event cannot be read from Redis now');
      entry.dueAt = timing.now() + AFTER_TROUBLE_MS;
      if (!this.#stopping) this.#schedule(key, lane, entry);
    }
    this.#running--;
    if (this.#running === 0) this.#quiet?.();
  }

  async #handle(key: string, lane: Lane, entry: Entry, event: CloudEvent | undefined): Promise<void> {
    const { handle, progress } = this.#parts;
    const { partition, position, attempts } = entry;
    let failure: { error: unknown } | undefined;
    try {
      const delivery = attempts === 0 ? this.#firstTry : { attempt: attempts + 1, signal: this.#abort.signal };
      if (event) await handle(event, delivery);
    } catch (error) {
      failure = { error };
    }
    if (this.#dropped) return;
    if (event && failure) return this.#failed(key, lane, entry, event, failure.error);
    progress.done(partition, position);
    this.#next(key, lane);
  }

  #failed(key: string, lane: Lane, entry: Entry, event: CloudEvent, error: unknown): void {
    if (this.#abort.signal.aborted) return;
    const { group, options, progress, timing, log } = this.#parts;
    const { partition, position } = entry;
    const failure = { error, group, event, before: entry.attempts };
    const { attempts, wait } = afterFailure(failure, { ...options, timing, log });
    entry.attempts = attempts;
    if (wait === undefined) {
      const failedAt = new Date(timing.now()).toISOString();
      progress.dead(partition, position, { event, attempts, error: describeError(error), failedAt });
      this.#next(key, lane);
      return;
    }
    entry.dueAt = timing.now() + wait;
    progress.retry(partition, position, entry);
    if (!this.#stopping) this.#schedule(key, lane, entry);
  }

  #next(key: string, lane: Lane): void {
    lane.queue.shift();
    this.#parts.hands.taken--;
    const next = lane.queue.first();
    if (next) this.#schedule(key, lane, next);
    else this.#lanes.delete(key);
  }

  /** Gets the event out of memory, or out of Redis together with some that come after it. */
  async #eventOf(lane: Lane, entry: Entry): Promise<CloudEvent | undefined> {
    const { event } = entry;
    if (event) {
      entry.event = undefined;
      this.#hold(lane, -1);
      return event;
    }
    const { hands, store, group, log } = this.#parts;
    const absent: Entry[] = [];
    const most = hands.gotOfOneKey;
    for (const one of lane.queue) {
      if (!one.event) absent.push(one);
      if (absent.length >= most) break;
    }
    const [first, ...others] = await store.fetch(absent);
    if (!first) log.error({ group, position: entry.position }, 'An event is not in Redis any more; it is passed over');
    if (this.#dropped) return first;
    for (const [index, found] of others.entries()) {
      absent[index + 1]!.event = found;
      if (found) this.#hold(lane, 1);
    }
    return first;
  }

  #hold(lane: Lane, count: number): void {
    lane.held += count;
    this.#parts.hands.held += count;
  }
}
