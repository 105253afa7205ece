import type { BusLog, Timing } from '../options.ts';
import { orderKey } from '../order-key.ts';
import type { Handler, SubscribeOptions, Subscription } from '../port.ts';
import { typesFilter } from '../types-filter.ts';
import type { Connection } from './connection.ts';
import { type GroupStore, groupStore } from './group-store.ts';
import { Hands } from './hands.ts';
import { type Keys, PARTITIONS } from './keys.ts';
import { Lanes } from './lanes.ts';
import { Leases } from './leases.ts';
import { Progress } from './progress.ts';
import { Share } from './share.ts';
import { within } from './within.ts';

const FAREWELL_MS = 1_000;

export type MemberParts = {
  connection: Connection;
  keys: Keys;
  /** Name of this process on the bus. */
  name: string;
  timing: Timing;
  log: BusLog;
  window: number;
  stopDeadlineMs: number;
};

export type Membership = {
  group: string;
  types: readonly string[];
  handle: Handler;
  options: Required<SubscribeOptions>;
  /** Order goes across partitions, because it is not by subject: one member has them all. */
  whole: boolean;
};

/** This process as a member of a group: keeps up its right to a share of the partitions, and handles what is in them. */
export class Member implements Subscription {
  readonly #membership: Membership;
  readonly #parts: MemberParts;
  readonly #left: () => void;
  readonly #leases: Leases;
  readonly #store: GroupStore;
  readonly #hands: Hands;
  readonly #progress: Progress;
  /** By their first partition. */
  readonly #shares = new Map<number, Share>();
  /** Shares that have been let go of while handlers run still. */
  readonly #leaving = new Map<number, Promise<void>>();
  #attending: Promise<void> | undefined;
  #attendAgain = false;
  #stopping: Promise<void> | undefined;

  constructor(membership: Membership, parts: MemberParts, left: () => void) {
    this.#membership = membership;
    this.#parts = parts;
    this.#left = left;
    const { group, whole, options } = membership;
    const { connection, keys, name, window } = parts;
    this.#leases = new Leases(connection, keys, { group, member: name, whole });
    this.#store = groupStore(connection, keys, group, this.#leases);
    this.#hands = new Hands(
      { concurrency: options.concurrency, window },
      () => this.#leases.alive,
      () => this.#eachShare((share) => share.goOn()),
    );
    this.#progress = new Progress(this.#store.write, () => this.attendSoon());
  }

  /** Makes the group known, and takes a share of it. */
  async join(): Promise<void> {
    await this.#store.register(this.#membership.options.from);
    await this.attend();
    await this.#leases.announce();
  }

  /** Keeps up what this member has, takes what is free and fair, gives up what is more, and looks for events. */
  attend(): Promise<void> {
    this.#attendAgain = this.#attending !== undefined;
    this.#attending ??= this.#attendOnce().finally(() => {
      this.#attending = undefined;
      if (this.#attendAgain) this.attendSoon();
    });
    return this.#attending;
  }

  /** The same, when nobody waits for it. What does not work now is done in the next round. */
  attendSoon(): void {
    this.attend().catch(() => {});
  }

  /** There are events in some partitions. */
  wake(partitions: readonly number[]): void {
    if (this.#membership.whole) this.#eachShare((share) => share.wake());
    else for (const partition of partitions) this.#shares.get(partition)?.wake();
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    await Promise.all([...[...this.#shares.values()].map((share) => share.stop()), ...this.#leaving.values()]);
    await within(
      FAREWELL_MS,
      this.#progress.flush().then(() => this.#leases.leave()),
    );
    this.#left();
  }

  async #attendOnce(): Promise<void> {
    if (this.#stopping) return;
    if (!this.#leases.alive) this.#letGo([...this.#shares.keys()]);
    // Should Redis have come back with nothing, the group has not seen anything of what is there.
    const [renewed] = await Promise.all([this.#leases.renew(), this.#store.register('beginning')]);
    const { partitions, fair, lapsed } = renewed;
    if (this.#stopping) return;
    this.#letGo([...this.#shares.keys()].filter((first) => lapsed || !partitions.includes(first)));
    this.#progress.keepOnly(partitions);
    await this.#progress.flush();
    if (this.#stopping) return;
    this.#takeUp(partitions);
    this.#giveUp([...this.#shares.keys()].slice(fair));
    this.#hands.start();
    this.#eachShare((share) => share.wake());
  }

  #takeUp(partitions: readonly number[]): void {
    const { whole } = this.#membership;
    const shares = whole ? (partitions.length === PARTITIONS ? [partitions] : []) : partitions.map((one) => [one]);
    for (const share of shares) {
      const first = share[0]!;
      if (!this.#shares.has(first) && !this.#leaving.has(first)) this.#shares.set(first, this.#newShare(share));
    }
  }

  /** Lets go of what may be somebody else's already. */
  #letGo(firsts: readonly number[]): void {
    this.#leave(firsts, Promise.all(firsts.map((first) => this.#shares.get(first)!.abandon())));
  }

  /** Finishes what runs and gives the rest to others. */
  #giveUp(firsts: readonly number[]): void {
    const given = async () => {
      await Promise.all(firsts.map((first) => this.#shares.get(first)!.stop()));
      await this.#progress.flush();
      await this.#leases.giveUp(firsts);
    };
    if (firsts.length > 0) this.#leave(firsts, given());
  }

  #leave(firsts: readonly number[], done: Promise<unknown>): void {
    // What could not be given up is ours still, and is taken up again in the next round.
    const gone = done
      .catch(() => {})
      .then(() => {
        for (const first of firsts) this.#leaving.delete(first);
      });
    for (const first of firsts) {
      this.#shares.delete(first);
      this.#leaving.set(first, gone);
    }
  }

  #newShare(partitions: readonly number[]): Share {
    const { group, types, handle, options } = this.#membership;
    const { timing, log, stopDeadlineMs } = this.#parts;
    const common = { group, options, log, hands: this.#hands, progress: this.#progress, store: this.#store };
    const lanes = new Lanes({ ...common, handle, timing, stopDeadlineMs });
    return new Share(partitions, {
      ...common,
      lanes,
      wants: typesFilter(types),
      keyOf: (event) => orderKey(event, { group, orderBy: options.orderBy, log }),
      lost: () => this.attendSoon(),
      alive: () => this.#leases.alive,
    });
  }

  #eachShare(what: (share: Share) => void): void {
    for (const share of this.#shares.values()) what(share);
  }
}
