import type { Commits } from './commits.ts';
import type { Failure, Tables } from './tables.ts';
import type { Entry } from './window.ts';

/** Where a group keeps what it could not finish at once: parked events, and those that it gave up. */
export class Shelf {
  readonly #group: string;
  readonly #tables: Tables;
  readonly #commits: Commits;

  constructor(group: string, tables: Tables, commits: Commits) {
    this.#group = group;
    this.#tables = tables;
    this.#commits = commits;
  }

  /** Every key with parked events, and when the first of them is due (milliseconds since the epoch, 0 for at once). */
  keys(): { key: string; dueAt: number }[] {
    return this.#tables.parkedKeys(this.#group);
  }

  /** The first parked event of a key. @throws Error when the file cannot be written or read now */
  next(key: string): Entry | undefined {
    if (!this.#commits.flush()) throw new Error('What was parked could not be written');
    const row = this.#tables.nextParked(this.#group, key);
    return row && { ...row, passed: true, parked: true };
  }

  park(key: string, entry: Entry, dueAt: number): void {
    const { position, attempts } = entry;
    entry.parked = true;
    this.#commits.eventually(() => this.#tables.park(this.#group, position, key, attempts, dueAt));
  }

  unpark(entry: Entry): void {
    this.#commits.eventually(() => this.#tables.unpark(this.#group, entry.position));
  }

  /** To the dead letters, in one commit with the end of its being parked. */
  bury(failure: Failure): void {
    this.#commits.eventually(() => {
      this.#tables.bury(this.#group, failure);
      this.#tables.unpark(this.#group, failure.position);
    });
  }
}
