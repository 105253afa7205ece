import { Fifo } from '../fifo.ts';

/** Events of a group that are taken and not finished. Most of them are known by their position only. */
const MOST_TAKEN = 50_000;
const LARGEST_PAGE = 256;

/** How much of a group this process handles at once and holds in memory, over all its partitions. */
export class Hands {
  readonly #concurrency: number;
  readonly #window: number;
  readonly #waiting = new Fifo<() => Promise<void>>();
  readonly #mayWork: () => boolean;
  readonly #room: () => void;
  #busy = 0;
  /** Taken events that are not finished. */
  taken = 0;
  /** Those of them that are in memory as a whole and wait to be handled. */
  held = 0;
  /** How many are being read. */
  reading = 0;

  /**
   * @param mayWork whether work may start now
   * @param room called when there may be room for more events
   */
  constructor(options: { concurrency: number; window: number }, mayWork: () => boolean, room: () => void) {
    this.#concurrency = options.concurrency;
    this.#window = options.window;
    this.#mayWork = mayWork;
    this.#room = room;
  }

  /** How many events are read at a time. */
  get page(): number {
    return Math.min(LARGEST_PAGE, Math.max(1, Math.floor(this.#window / 2)));
  }

  /** How many events of a key are kept when they are taken, so that a slow one leaves room for the others. */
  get keptOfOneKey(): number {
    return Math.max(1, Math.floor(this.#window / this.#concurrency));
  }

  /** How many events of a key are got out of Redis at a time. */
  get gotOfOneKey(): number {
    return Math.max(this.keptOfOneKey, Math.min(LARGEST_PAGE, this.#window - this.held));
  }

  get full(): boolean {
    return this.held >= this.#window;
  }

  /** There is room, or hands are free and nothing that was taken is for them. */
  get wantMore(): boolean {
    if (this.taken >= MOST_TAKEN) return false;
    const idle = this.#busy < this.#concurrency && this.#waiting.size === 0;
    return idle || this.held + this.reading + this.page <= this.#window;
  }

  /** Does `work`, which must not fail, as soon as a hand is free. */
  do(work: () => Promise<void>): void {
    this.#waiting.push(work);
    this.start();
  }

  start(): void {
    while (this.#busy < this.#concurrency && this.#mayWork()) {
      const work = this.#waiting.shift();
      if (!work) break;
      this.#busy++;
      void work().then(() => {
        this.#busy--;
        this.start();
        if (this.wantMore) this.#room();
      });
    }
  }
}
