import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CloudEvent } from 'deepiri-contracts';
import { type BusOptions, realTiming, silentLog } from '../options.ts';
import type { DeadLetters, EventBus, GroupState, Handler, SubscribeOptions, Subscription } from '../port.ts';
import { withDefaults } from '../subscribe-defaults.ts';
import { Commits, type Row } from './commits.ts';
import { groupLock } from './group-lock.ts';
import { Member } from './member.ts';
import { Reader, type ReaderParts } from './reader.ts';
import { RecentEvents } from './recent-events.ts';
import { openTables, type Tables } from './tables.ts';
import { trimBatch } from './trim.ts';

const DAY_MS = 86_400_000;
const LOOK_AROUND_MS = 50;
const JOIN_MS = 500;
const TRIM_MS = 60_000;
const BEAT_MS = 2_000;

type Settling = { resolve: () => void; reject: (error: unknown) => void };

/** The bus in one SQLite file, `bus.sqlite` in a folder. Several processes of one machine may share the folder. */
export class EmbeddedBus implements EventBus {
  readonly #folder: string;
  readonly #tables: Tables;
  readonly #commits: Commits;
  readonly #parts: ReaderParts;
  readonly #options: Required<Omit<BusOptions, 'warnsOfLoss'>>;
  readonly #members = new Map<string, Member>();
  readonly #timers: NodeJS.Timeout[];
  #settling: Settling[] = [];
  #version: number;
  #beaten = Number.NEGATIVE_INFINITY;
  #closing: Promise<void> | undefined;

  constructor(folder: string, options: BusOptions = {}) {
    const { log = silentLog, timing = realTiming, retentionMs = 7 * DAY_MS } = options;
    this.#options = {
      log,
      timing,
      retentionMs,
      stopDeadlineMs: options.stopDeadlineMs ?? 3_000,
      window: options.window ?? 2_000,
    };
    this.#folder = resolve(folder);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#tables = openTables(join(this.#folder, 'bus.sqlite'));
    const recent = new RecentEvents();
    this.#commits = new Commits(this.#tables, recent, timing, log, () => this.#wakeAll());
    this.#parts = {
      ...this.#options,
      tables: this.#tables,
      commits: this.#commits,
      recent,
      idle: () => this.#checkSettled(),
    };
    this.#version = this.#tables.version();
    this.#timers = [
      this.#every(LOOK_AROUND_MS, () => this.#lookAround()),
      this.#every(JOIN_MS, () => this.#joinAll()),
      this.#every(TRIM_MS, () => this.trim()),
    ];
  }

  async publish(events: readonly CloudEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#commits.append(events.map(toRow));
  }

  async subscribe(
    group: string,
    types: readonly string[],
    handle: Handler,
    options?: SubscribeOptions,
  ): Promise<Subscription> {
    if (this.#closing) throw new Error('The event bus is closed');
    if (this.#members.has(group))
      throw new Error(`Group ${group} is subscribed already; each subscription needs a group of its own`);
    const filled = withDefaults(options);
    const read = () => new Reader(group, types, handle, filled, this.#tables.position(group) ?? 0, this.#parts);
    const member = new Member(group, groupLock(this.#folder, group), read, () => this.#members.delete(group));
    this.#members.set(group, member);
    try {
      await this.#register(group, filled.from);
      member.join();
    } catch (error) {
      await member.stop();
      throw error;
    }
    return member;
  }

  deadLetters(group: string): DeadLetters {
    const tables = this.#tables;
    return {
      list: async () => {
        this.#commits.flush();
        return tables.listBuried(group);
      },
      resend: async (eventIds) => {
        const count = await this.#unbury(group, eventIds, ({ position, key }) =>
          tables.park(group, position, key, 0, 0),
        );
        this.#members.get(group)?.reader?.noticeParked();
        return count;
      },
      discard: (eventIds) => this.#unbury(group, eventIds, () => {}),
    };
  }

  /** Lag counts events that are not finished for certain: it is never too low, and right when a group is at rest. */
  async groups(): Promise<GroupState[]> {
    this.#commits.flush();
    this.#commits.refresh();
    return this.#tables.allGroups().map(({ name, position, parked, retrying, deadLetters }) => ({
      group: name,
      lag: this.#commits.head - position + parked,
      retrying,
      deadLetters,
    }));
  }

  settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#closing) return reject(new Error('The event bus is closed'));
      this.#settling.push({ resolve, reject });
      this.#commits.refresh();
      this.#wakeAll();
    });
  }

  async ping(): Promise<void> {
    const now = performance.now();
    const isDue = now - this.#beaten >= BEAT_MS;
    await this.#commits.durably(() => isDue && this.#tables.beat(Date.now()));
    if (isDue) this.#beaten = now;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Removes what every group has finished and what is older than the retention. Runs by itself once a minute. */
  async trim(): Promise<void> {
    const before = this.#options.timing.now() - this.#options.retentionMs;
    let after: number | undefined = 0;
    while (after !== undefined && !this.#closing) {
      after = trimBatch(this.#tables, before, after);
      await new Promise(setImmediate);
    }
  }

  async #close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([...this.#members.values()].map((member) => member.stop()));
    this.#commits.close();
    for (const { reject } of this.#settling)
      reject(new Error('The event bus was closed before everything was handled'));
    this.#settling = [];
    this.#tables.close();
  }

  async #register(group: string, from: 'beginning' | 'now'): Promise<void> {
    if (this.#tables.position(group) !== undefined) return;
    await this.#commits.durably(() => this.#tables.addGroup(group, from === 'now' ? this.#commits.head : 0));
  }

  async #unbury(
    group: string,
    eventIds: readonly string[],
    then: (letter: { position: number; key: string }) => void,
  ): Promise<number> {
    let count = 0;
    await this.#commits.durably(() => {
      count = 0;
      for (const id of eventIds) {
        const letter = this.#tables.buried(group, id);
        if (!letter) continue;
        this.#tables.unbury(group, letter.position);
        then(letter);
        count++;
      }
    });
    return count;
  }

  #wakeAll(): void {
    for (const member of this.#members.values()) member.reader?.wake();
    if (this.#members.size === 0) this.#checkSettled();
  }

  #checkSettled(): void {
    if (this.#settling.length === 0 || this.#commits.pending) return;
    for (const { group, reader } of this.#members.values()) {
      if (!(reader ? reader.settled : this.#settledElsewhere(group))) return;
    }
    for (const { resolve } of this.#settling) resolve();
    this.#settling = [];
  }

  /** Whether the process that reads for the group has written down that it is through. */
  #settledElsewhere(group: string): boolean {
    return (this.#tables.position(group) ?? 0) >= this.#commits.head && this.#tables.parkedKeys(group).length === 0;
  }

  /** Takes notice of what other processes have written. */
  #lookAround(): void {
    this.#checkSettled();
    const version = this.#tables.version();
    if (version === this.#version) return;
    this.#version = version;
    this.#commits.refresh();
    for (const member of this.#members.values()) member.reader?.noticeParked();
  }

  #joinAll(): void {
    for (const member of this.#members.values()) member.join();
  }

  #every(milliseconds: number, run: () => void | Promise<void>): NodeJS.Timeout {
    const guarded = async () => {
      try {
        await run();
      } catch (error) {
        this.#options.log.error({ err: error }, 'The event bus could not do its rounds');
      }
    };
    return setInterval(guarded, milliseconds).unref();
  }
}

function toRow(event: CloudEvent): Row {
  for (const name of ['id', 'type', 'subject'] as const) {
    if (typeof event[name] !== 'string' || event[name] === '') throw new TypeError(`An event needs its ${name}`);
  }
  return { event, body: JSON.stringify(event) };
}
