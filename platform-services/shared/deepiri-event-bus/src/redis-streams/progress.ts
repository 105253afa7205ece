import type { DeadLetter } from '../port.ts';

const BATCH = 1_000;

/** What a member has done with an event, as the script `progress` takes it. */
export type Step = [what: 'done' | 'retry' | 'dead', partition: number, position: string, id: string, value: string];
/** Writes steps down, as far as their partitions are ours; answers the partitions that are not. */
export type WriteSteps = (steps: readonly Step[]) => Promise<readonly number[]>;
export type Letter = Omit<DeadLetter, 'group'>;

/** Writes down what was done, in order. What comes up while some is under way goes together, in one round trip. */
export class Progress {
  readonly #write: WriteSteps;
  readonly #lost: () => void;
  #steps: Step[] = [];
  #writing: Promise<void> | undefined;

  /** @param lost called when a partition seems not to be ours any more; its steps are kept until that is certain */
  constructor(write: WriteSteps, lost: () => void) {
    this.#write = write;
    this.#lost = lost;
  }

  done(partition: number, position: string): void {
    this.#add(['done', partition, position, '', '']);
  }

  /** The event failed, and is to be tried again at `dueAt` (milliseconds since the epoch). */
  retry(partition: number, position: string, { attempts, dueAt }: { attempts: number; dueAt: number }): void {
    this.#add(['retry', partition, position, '', `${attempts} ${Math.round(dueAt)}`]);
  }

  /** The event is given up. */
  dead(partition: number, position: string, letter: Letter): void {
    this.#add(['dead', partition, position, letter.event.id, JSON.stringify({ position, ...letter })]);
  }

  /** Drops what was done in partitions that are somebody else's now. */
  keepOnly(partitions: readonly number[]): void {
    this.#steps = this.#steps.filter(([, partition]) => partitions.includes(partition));
  }

  /** Resolves when everything is written. @throws Error when Redis does not take it now; it is kept for later then */
  flush(): Promise<void> {
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  #add(step: Step): void {
    this.#steps.push(step);
    this.flush().catch(() => {});
  }

  async #writeAll(): Promise<void> {
    // What is done in the same turn of the event loop goes along.
    await new Promise(setImmediate);
    try {
      while (this.#steps.length > 0) {
        const steps = this.#steps.splice(0, BATCH);
        const lost = await this.#writeSome(steps);
        if (lost.length === 0) continue;
        this.#steps.unshift(...steps.filter(([, partition]) => lost.includes(partition)));
        this.#lost();
        break;
      }
    } finally {
      this.#writing = undefined;
    }
  }

  async #writeSome(steps: readonly Step[]): Promise<readonly number[]> {
    try {
      return await this.#write(steps);
    } catch (error) {
      this.#steps.unshift(...steps);
      throw error;
    }
  }
}

/** What `retry` has noted. */
export function readRetry(noted: string): { attempts: number; dueAt: number } {
  const [attempts = 0, dueAt = 0] = noted.split(' ').map(Number);
  return { attempts, dueAt };
}
