import type { Subscription } from '../port.ts';
import type { GroupLock } from './group-lock.ts';
import type { Reader } from './reader.ts';

/** This process as a member of a group: it reads for the group, or stands by until the process that reads is gone. */
export class Member implements Subscription {
  readonly group: string;
  readonly #lock: GroupLock;
  readonly #read: () => Reader;
  readonly #left: () => void;
  #reader: Reader | undefined;
  #stopping: Promise<void> | undefined;

  constructor(group: string, lock: GroupLock, read: () => Reader, left: () => void) {
    this.group = group;
    this.#lock = lock;
    this.#read = read;
    this.#left = left;
  }

  /** Undefined while another process reads for the group. */
  get reader(): Reader | undefined {
    return this.#reader;
  }

  /** Starts to read when nobody else does. */
  join(): void {
    if (this.#reader || this.#stopping || !this.#lock.take()) return;
    this.#reader = this.#read();
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    await this.#reader?.stop();
    this.#lock.release();
    this.#left();
  }
}
