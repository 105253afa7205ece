import type { CloudEvent } from 'deepiri-contracts';
import type { BusLog, Timing } from '../options.ts';
import type { RecentEvents } from './recent-events.ts';
import type { PlacedEvent, Tables } from './tables.ts';

export type Row = { event: CloudEvent; body: string };
type Waiting = { work: () => void; resolve: () => void; reject: (error: unknown) => void };
/** A group's place in the log, to be stored when it has changed. */
export type Cursor = { group: string; watermark(): number };

const LAZY_MS = 100;
const AFTER_FAILURE_MS = 1_000;

/**
 * The one writer of the bus file. What somebody waits for is committed once per turn of the event loop, synced to disk.
 * What only records progress waits for the next commit, or 100 ms, and is not synced: losing it means delivering again.
 */
export class Commits {
  readonly #tables: Tables;
  readonly #recent: RecentEvents;
  readonly #timing: Timing;
  readonly #log: BusLog;
  readonly #committed: () => void;
  #waiting: Waiting[] = [];
  #lazy: (() => void)[] = [];
  #added: PlacedEvent[] = [];
  readonly #cursors = new Map<Cursor, number>();
  #scheduled: NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  /** Position of the last event. */
  head: number;

  constructor(tables: Tables, recent: RecentEvents, timing: Timing, log: BusLog, committed: () => void) {
    this.#tables = tables;
    this.#recent = recent;
    this.#timing = timing;
    this.#log = log;
    this.#committed = committed;
    this.head = tables.head();
  }

  /** True while something that was asked for is not committed. */
  get pending(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves when the rows are on disk. Those whose id is stored already are passed over. */
  append(rows: readonly Row[]): Promise<void> {
    return this.durably(() => {
      const now = this.#timing.now();
      for (const { event, body } of rows) {
        const position = this.head + 1;
        if (!this.#tables.insert(position, event, now, body)) continue;
        this.head = position;
        this.#added.push({ position, event });
      }
    });
  }

  /** Runs `work` in the next commit. Resolves when it is on disk. */
  durably(work: () => void): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('The event bus is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      this.#scheduled ??= setImmediate(() => this.#commit());
    });
  }

  /** Runs `work` in some later commit, in the order of the calls. It must bear being run again. */
  eventually(work: () => void): void {
    this.#lazy.push(work);
    this.touch();
  }

  /** Says that a cursor may have moved. */
  touch(within = LAZY_MS): void {
    if (this.#timer || this.#closed) return;
    this.#timer = setTimeout(() => this.flush(), within);
    this.#timer.unref();
  }

  follow(cursor: Cursor, position: number): void {
    this.#cursors.set(cursor, position);
  }

  unfollow(cursor: Cursor): void {
    this.#cursors.delete(cursor);
  }

  /** Writes at once what waits to be written. Answers false when that failed; it stays queued then. */
  flush(): boolean {
    return this.#commit();
  }

  /** Sees what other processes have published. */
  refresh(): void {
    this.head = this.#tables.head();
  }

  close(): void {
    this.flush();
    this.#closed = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#scheduled);
    for (const { reject } of this.#waiting) reject(new Error('The event bus was closed before the write'));
    this.#waiting = [];
  }

  #commit(): boolean {
    clearImmediate(this.#scheduled);
    clearTimeout(this.#timer);
    this.#scheduled = undefined;
    this.#timer = undefined;
    const waiting = this.#waiting;
    const moved = this.#moved();
    if (waiting.length + this.#lazy.length + moved.length === 0) return true;
    this.#waiting = [];
    this.#added = [];
    const head = this.head;
    try {
      this.#tables.transaction(waiting.length > 0, () => this.#write(waiting, moved));
    } catch (error) {
      this.head = head;
      this.#undone(waiting, error);
      return false;
    }
    this.#lazy = [];
    for (const [cursor, position] of moved) this.#cursors.set(cursor, position);
    for (const { position, event } of this.#added) this.#recent.add(position, event);
    for (const { resolve } of waiting) resolve();
    if (waiting.length > 0) this.#committed();
    return true;
  }

  #write(waiting: readonly Waiting[], moved: readonly [Cursor, number][]): void {
    if (waiting.length > 0) this.head = this.#tables.head();
    for (const work of this.#lazy) work();
    for (const { work } of waiting) work();
    for (const [cursor, position] of moved) this.#tables.move(cursor.group, position);
  }

  #undone(waiting: readonly Waiting[], error: unknown): void {
    this.#log.error({ err: error }, 'The event bus could not write; nothing of this commit is stored');
    for (const { reject } of waiting) reject(error);
    this.touch(AFTER_FAILURE_MS);
  }

  #moved(): [Cursor, number][] {
    const moved: [Cursor, number][] = [];
    for (const [cursor, stored] of this.#cursors) {
      const position = cursor.watermark();
      if (position > stored) moved.push([cursor, position]);
    }
    return moved;
  }
}
