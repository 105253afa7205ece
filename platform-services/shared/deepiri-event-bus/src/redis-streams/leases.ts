import type { Connection } from './connection.ts';
import { type Keys, PARTITIONS } from './keys.ts';

/** How long a member counts as living without being heard of. */
const LIVES_MS = 10_000;

/**
 * The right of one member of a group to some partitions. Redis keeps who has which; a member that is not heard of for 10 s
 * has lost them (B3). Each write shows the member's fence, and has no effect when the partition is somebody else's by then.
 */
export class Leases {
  readonly #connection: Connection;
  readonly #keys: Keys;
  readonly #group: string;
  readonly #whole: boolean;
  readonly member: string;
  #until = 0;

  /** @param whole all partitions or none, because order goes across them */
  constructor(connection: Connection, keys: Keys, options: { group: string; member: string; whole: boolean }) {
    this.#connection = connection;
    this.#keys = keys;
    this.#group = options.group;
    this.#whole = options.whole;
    this.member = options.member;
  }

  /** False when the rights may be somebody else's by now. */
  get alive(): boolean {
    return performance.now() < this.#until;
  }

  /** What each write shows. It changes with the connection: what was sent on one that is gone must not have effect later. */
  get fence(): string {
    return `${this.member}/${this.#connection.session}`;
  }

  /**
   * Says that this member lives.
   * @returns the partitions that it has now, how many are fair, and whether it had lost what it had before
   */
  async renew(): Promise<{ partitions: number[]; fair: number; lapsed: boolean }> {
    const asked = performance.now();
    const [fair = 0, ...partitions] = (await this.#connection.run(
      'attend',
      [this.#keys.members(this.#group), this.#keys.owners(this.#group)],
      [this.member, this.fence, LIVES_MS, PARTITIONS, this.#whole ? '1' : ''],
    )) as number[];
    const lapsed = !this.alive;
    this.#until = asked + LIVES_MS;
    return { partitions, fair, lapsed };
  }

  /** Tells the others that there is one more. */
  announce(): Promise<unknown> {
    return this.#give([], '');
  }

  giveUp(partitions: readonly number[]): Promise<unknown> {
    return this.#give(partitions, '');
  }

  /** Gives up everything and is no member any more. */
  leave(): Promise<unknown> {
    this.#until = 0;
    return this.#give(
      Array.from({ length: PARTITIONS }, (_, partition) => partition),
      '1',
    );
  }

  #give(partitions: readonly number[], leaves: '1' | ''): Promise<unknown> {
    const keys = [this.#keys.members(this.#group), this.#keys.owners(this.#group)];
    return this.#connection.run('give-up', keys, [this.member, this.#keys.bell, this.#group, leaves, ...partitions]);
  }
}
