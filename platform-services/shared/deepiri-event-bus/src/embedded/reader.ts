import { setMaxListeners } from 'node:events';
import type { CloudEvent } from 'deepiri-contracts';
import { describeError } from '../describe-error.ts';
import { Fifo } from '../fifo.ts';
import type { BusLog, Timing } from '../options.ts';
import { orderKey } from '../order-key.ts';
import type { Delivery, Handler, SubscribeOptions } from '../port.ts';
import { afterFailure } from '../try-again.ts';
import { typesFilter } from '../types-filter.ts';
import type { Commits } from './commits.ts';
import { type Lane, newLane } from './lane.ts';
import type { RecentEvents } from './recent-events.ts';
import { Shelf } from './shelf.ts';
import type { Tables } from './tables.ts';
import { type Entry, Window } from './window.ts';

const PAGE = 256;
const AFTER_ABORT_MS = 250;
/** When so many keys fail at once, it is not a few events that are bad: the group waits rather than fill the memory. */
const MOST_KEYS = 10_000;
const AFTER_TROUBLE_MS = 1_000;

export type ReaderParts = {
  tables: Tables;
  commits: Commits;
  recent: RecentEvents;
  timing: Timing;
  log: BusLog;
  window: number;
  stopDeadlineMs: number;
  /** Called whenever everything known has been handled. */
  idle: () => void;
};

/** Reads the log for one group and hands each key's events to the handler, in order (B1, B2). */
export class Reader {
  readonly group: string;
  readonly #parts: ReaderParts;
  readonly #handle: Handler;
  readonly #options: Required<SubscribeOptions>;
  readonly #wants: (type: string) => boolean;
  readonly #window: Window;
  readonly #shelf: Shelf;
  readonly #lanes = new Map<string, Lane>();
  readonly #ready = new Fifo<Lane>();
  readonly #abort = new AbortController();
  readonly #firstTry: Delivery;
  /** What was published up to here may have been trimmed since, so it is taken from the file only. */
  readonly #liveAfter: number;
  #running = 0;
  #woken = false;
  #resting = false;
  #stopping: Promise<void> | undefined;
  #stopped = false;
  #drained: (() => void) | undefined;

  constructor(
    group: string,
    types: readonly string[],
    handle: Handler,
    options: Required<SubscribeOptions>,
    position: number,
    parts: ReaderParts,
  ) {
    this.group = group;
    this.#wants = typesFilter(types);
    this.#handle = handle;
    this.#options = options;
    this.#parts = parts;
    this.#window = new Window(position);
    this.#shelf = new Shelf(group, parts.tables, parts.commits);
    this.#firstTry = Object.freeze({ attempt: 1, signal: this.#abort.signal });
    this.#liveAfter = parts.commits.head;
    setMaxListeners(0, this.#abort.signal);
    parts.commits.follow(this, position);
    this.noticeParked();
    this.wake();
  }

  watermark(): number {
    return this.#window.watermark();
  }

  get settled(): boolean {
    return this.#stopped || (this.#lanes.size === 0 && this.#window.readTo >= this.#parts.commits.head);
  }

  /** Has a look at the log soon. */
  wake(): void {
    if (this.#woken || this.#stopping) return;
    this.#woken = true;
    queueMicrotask(() => this.#pump());
  }

  /** Takes up parked events that were stored by an earlier process, or put back from the dead letters. */
  noticeParked(): void {
    const now = this.#parts.timing.now();
    for (const { key, dueAt } of this.#shelf.keys()) {
      const lane = this.#lane(key);
      if (lane.parked) continue;
      this.#park(lane);
      if (lane.state === 'idle' && dueAt > now) this.#wait(lane, dueAt - now);
      else this.#makeReady(lane);
    }
    this.wake();
  }

  /** Takes no further event, waits for the handlers that run, aborts them after the deadline. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    for (const lane of this.#lanes.values()) lane.cancelWait?.();
    await this.#runningHandlers();
    this.#stopped = true;
    // So that nothing that was handled after them has to be delivered again.
    if (this.#window.ragged) for (const lane of this.#lanes.values()) this.#park(lane);
    this.#parts.commits.flush();
    this.#parts.commits.unfollow(this);
    this.#parts.idle();
  }

  #runningHandlers(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    const { timing, stopDeadlineMs } = this.#parts;
    return new Promise((resolve) => {
      let cancel = timing.after(stopDeadlineMs, () => {
        this.#abort.abort(new Error(`Group ${this.group} stops`));
        cancel = timing.after(AFTER_ABORT_MS, resolve);
      });
      this.#drained = () => {
        cancel();
        resolve();
      };
    });
  }

  #pump(): void {
    this.#woken = false;
    if (this.#stopping) return;
    try {
      this.#fill();
    } catch (error) {
      this.#parts.log.error({ err: error, group: this.group }, 'The log of the event bus cannot be read now');
      this.#parts.timing.after(AFTER_TROUBLE_MS, () => this.wake());
    }
    this.#startReady();
    this.#makeRoom();
    this.#parts.commits.touch();
    if (this.settled) this.#parts.idle();
  }

  #startReady(): void {
    while (this.#running < this.#options.concurrency) {
      const lane = this.#ready.shift();
      if (!lane) break;
      this.#start(lane);
    }
  }

  #fill(): void {
    const { commits, recent, window } = this.#parts;
    while (this.#window.size < window && this.#lanes.size < MOST_KEYS && this.#window.readTo < commits.head) {
      const position = this.#window.readTo + 1;
      const event = position > this.#liveAfter ? recent.at(position) : undefined;
      if (event) {
        this.#window.readTo = position;
        if (this.#wants(event.type)) this.#take(position, event);
        continue;
      }
      if (this.#resting) return;
      this.#readPage();
    }
  }

  #readPage(): void {
    const { commits, tables } = this.#parts;
    const page = tables.read(this.#window.readTo, PAGE);
    for (const row of page) {
      this.#window.readTo = row.position;
      if (this.#wants(row.type)) this.#take(row.position, JSON.parse(row.body));
    }
    if (page.length < PAGE) this.#window.readTo = Math.max(this.#window.readTo, commits.head);
    else this.#rest();
  }

  /** Other work of the process has its turn between two pages. */
  #rest(): void {
    this.#resting = true;
    setImmediate(() => {
      this.#resting = false;
      this.wake();
    });
  }

  #take(position: number, event: CloudEvent): void {
    const entry = this.#window.add(position, event);
    const { log } = this.#parts;
    const lane = this.#lane(orderKey(event, { group: this.group, orderBy: this.#options.orderBy, log }));
    if (lane.parked) {
      this.#store(lane, entry);
      return;
    }
    lane.queue.push(entry);
    if (lane.state === 'idle') this.#makeReady(lane);
  }

  #lane(key: string): Lane {
    let lane = this.#lanes.get(key);
    if (!lane) {
      lane = newLane(key);
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  #makeReady(lane: Lane): void {
    if (lane.state === 'ready' || lane.state === 'running') return;
    lane.cancelWait?.();
    lane.cancelWait = undefined;
    lane.state = 'ready';
    this.#ready.push(lane);
  }

  #start(lane: Lane): void {
    lane.state = 'idle';
    let entry: Entry | undefined;
    try {
      entry = lane.parked ? this.#shelf.next(lane.key) : lane.queue.shift();
    } catch (error) {
      this.#parts.log.error({ err: error, group: this.group }, 'Parked events cannot be read now');
      this.#wait(lane, AFTER_TROUBLE_MS);
      return;
    }
    if (!entry) {
      this.#leave(lane);
      return;
    }
    lane.state = 'running';
    lane.current = entry;
    this.#running++;
    void this.#try(lane, entry);
  }

  async #try(lane: Lane, entry: Entry): Promise<void> {
    const delivery =
      entry.attempts === 0 ? this.#firstTry : { attempt: entry.attempts + 1, signal: this.#abort.signal };
    let outcome: { error: unknown } | undefined;
    try {
      await this.#handle(entry.event, delivery);
    } catch (error) {
      outcome = { error };
    }
    this.#ended(lane, entry, outcome);
  }

  #ended(lane: Lane, entry: Entry, failure: { error: unknown } | undefined): void {
    if (this.#stopped) return;
    this.#running--;
    lane.current = undefined;
    lane.state = 'idle';
    if (failure) this.#failed(lane, entry, failure.error);
    else this.#succeeded(lane, entry);
    if (this.#stopping && this.#running === 0) this.#drained?.();
    this.wake();
  }

  #succeeded(lane: Lane, entry: Entry): void {
    if (entry.parked) this.#shelf.unpark(entry);
    else this.#window.pass(entry);
    this.#next(lane);
  }

  #failed(lane: Lane, entry: Entry, error: unknown): void {
    if (this.#abort.signal.aborted) return;
    const { log, timing } = this.#parts;
    const failure = { error, group: this.group, event: entry.event, before: entry.attempts };
    const { attempts, wait } = afterFailure(failure, { ...this.#options, timing, log });
    entry.attempts = attempts;
    if (wait === undefined) {
      this.#bury(lane, entry, error);
      this.#next(lane);
      return;
    }
    this.#store(lane, entry, timing.now() + wait);
    this.#park(lane);
    this.#wait(lane, wait);
  }

  #bury(lane: Lane, entry: Entry, error: unknown): void {
    const { position, attempts } = entry;
    const failedAt = this.#parts.timing.now();
    this.#shelf.bury({ position, key: lane.key, attempts, error: describeError(error), failedAt });
    if (!entry.passed) this.#window.pass(entry);
  }

  #next(lane: Lane): void {
    if (lane.parked || lane.queue.size > 0) this.#makeReady(lane);
    else this.#lanes.delete(lane.key);
  }

  /** The lane has nothing more on the shelf. */
  #leave(lane: Lane): void {
    lane.parked = false;
    lane.state = 'idle';
    this.#lanes.delete(lane.key);
    this.wake();
  }

  #wait(lane: Lane, milliseconds: number): void {
    if (this.#stopping) return;
    lane.state = 'waiting';
    lane.cancelWait = this.#parts.timing.after(milliseconds, () => {
      this.#makeReady(lane);
      this.wake();
    });
  }

  /** From here on the lane's events come from the shelf, so that they need no room in memory. */
  #park(lane: Lane): void {
    lane.parked = true;
    for (const entry of lane.queue) this.#store(lane, entry);
    lane.queue.clear();
    if (lane.current && !lane.current.parked) this.#store(lane, lane.current);
  }

  #store(lane: Lane, entry: Entry, dueAt = 0): void {
    this.#shelf.park(lane.key, entry, dueAt);
    if (!entry.passed) this.#window.pass(entry);
  }

  /** When slow keys fill the window while there would be hands for others, they go on from the shelf (B1). */
  #makeRoom(): void {
    if (this.#window.size < this.#parts.window || this.#running >= this.#options.concurrency) return;
    const slow = [...this.#lanes.values()].filter((lane) => !lane.parked);
    for (const lane of slow) this.#park(lane);
    if (slow.length > 0) this.wake();
  }
}
