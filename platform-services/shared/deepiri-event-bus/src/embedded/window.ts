import type { CloudEvent } from 'deepiri-contracts';
import { Fifo } from '../fifo.ts';

/** An event that a group has taken and not finished, or finished while an earlier one is not. */
export type Entry = {
  readonly position: number;
  readonly event: CloudEvent;
  /** Tries that have failed. */
  attempts: number;
  /** Nothing before it depends on memory any more: it is handled, or stored as parked or dead. */
  passed: boolean;
  /** It has a row among the parked. */
  parked: boolean;
};

/** What a group has taken from the log, in order. Tells how far the group may say that it is finished. */
export class Window {
  readonly #entries = new Fifo<Entry>();
  /** Everything up to here has been taken. */
  readTo: number;

  constructor(readTo: number) {
    this.readTo = readTo;
  }

  /** From the oldest event that is not passed to the newest that was taken. */
  get size(): number {
    return this.#entries.size;
  }

  /** True when something is passed while an earlier one is not. */
  get ragged(): boolean {
    for (const entry of this.#entries) if (entry.passed) return true;
    return false;
  }

  add(position: number, event: CloudEvent): Entry {
    const entry = { position, event, attempts: 0, passed: false, parked: false };
    this.#entries.push(entry);
    return entry;
  }

  pass(entry: Entry): void {
    entry.passed = true;
    while (this.#entries.first()?.passed) this.#entries.shift();
  }

  /** Everything up to here is handled or stored; only what comes after has to be delivered again after a crash. */
  watermark(): number {
    const oldest = this.#entries.first();
    return oldest ? oldest.position - 1 : this.readTo;
  }
}
