import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { CloudEvent } from 'deepiri-contracts';
import { type BusLog, type BusOptions, realTiming, silentLog } from '../options.ts';
import type { DeadLetters, EventBus, GroupState, Handler, SubscribeOptions, Subscription } from '../port.ts';
import { withDefaults } from '../subscribe-defaults.ts';
import { readAddress } from './address.ts';
import { Bell } from './bell.ts';
import { checkServer } from './check-server.ts';
import { Connection } from './connection.ts';
import { deadLetters } from './dead-letters.ts';
import { isOutage } from './failure.ts';
import { keysOf } from './keys.ts';
import { Member, type MemberParts } from './member.ts';
import { Publisher, toRow } from './publisher.ts';
import { atRest, groupStates } from './survey.ts';
import { trim } from './trim.ts';
import { within } from './within.ts';

const DAY_MS = 86_400_000;
const ROUND_MS = 2_500;
const TRIM_MS = 60_000;
const SETTLED_LOOK_MS = 5;
const FAREWELL_MS = 1_000;

/** The bus on Redis Streams. Any number of processes on any machines may share it. */
export class RedisBus implements EventBus {
  readonly #parts: MemberParts;
  readonly #bell: Bell;
  readonly #retentionMs: number;
  readonly #publisher: Publisher;
  readonly #members: Map<string, Member>;
  readonly #timers: NodeJS.Timeout[];
  #closing: Promise<void> | undefined;

  /** @throws Error with the `code` of the network when Redis cannot be reached, without one when it refuses */
  static async open(url: string, options: BusOptions = {}): Promise<RedisBus> {
    const { log = silentLog, timing = realTiming, retentionMs = 7 * DAY_MS } = options;
    const { stopDeadlineMs = 3_000, window = 2_000 } = options;
    const address = readAddress(url);
    const keys = keysOf(address.prefix);
    const name = `${hostname()}.${process.pid}.${randomBytes(4).toString('hex')}`;
    const members = new Map<string, Member>();
    const each = (what: (member: Member) => unknown) => {
      for (const member of members.values()) what(member);
    };
    const outages = tellOutages(log);
    const connection = await Connection.open(address.url, {
      name,
      lost: outages.lost,
      back() {
        outages.back();
        each((member) => member.attendSoon());
      },
    });
    try {
      await checkServer(connection, log);
      const bell = await Bell.open(address.url, keys, name, {
        events: (partitions) => each((member) => member.wake(partitions)),
        members: (group) => members.get(group)?.attendSoon(),
        unheard: () => each((member) => member.attendSoon()),
      });
      return new RedisBus({ connection, keys, name, timing, log, window, stopDeadlineMs }, bell, members, retentionMs);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  private constructor(parts: MemberParts, bell: Bell, members: Map<string, Member>, retentionMs: number) {
    this.#parts = parts;
    this.#bell = bell;
    this.#members = members;
    this.#retentionMs = retentionMs;
    this.#publisher = new Publisher(parts.connection, parts.keys);
    this.#timers = [
      setInterval(() => this.#round(), ROUND_MS).unref(),
      setInterval(() => this.#trimNow(), TRIM_MS).unref(),
    ];
  }

  async publish(events: readonly CloudEvent[]): Promise<void> {
    await this.#publisher.publish(events.map(toRow));
  }

  async subscribe(
    group: string,
    types: readonly string[],
    handle: Handler,
    options: SubscribeOptions = {},
  ): Promise<Subscription> {
    if (this.#closing) throw new Error('The event bus is closed');
    if (this.#members.has(group))
      throw new Error(`Group ${group} is subscribed already; each subscription needs a group of its own`);
    const whole = options.orderBy !== undefined;
    const membership = { group, types, handle, options: withDefaults(options), whole };
    const member = new Member(membership, this.#parts, () => this.#members.delete(group));
    this.#members.set(group, member);
    try {
      await member.join();
    } catch (error) {
      await member.stop();
      throw error;
    }
    return member;
  }

  deadLetters(group: string): DeadLetters {
    return deadLetters(this.#parts.connection, this.#parts.keys, group);
  }

  groups(): Promise<GroupState[]> {
    return groupStates(this.#parts.connection, this.#parts.keys);
  }

  async settled(): Promise<void> {
    while (!this.#closing) {
      await this.#publisher.idle();
      if (await atRest(this.#parts.connection, this.#parts.keys)) return;
      await pause(SETTLED_LOOK_MS);
    }
    throw new Error('The event bus is closed');
  }

  async ping(): Promise<void> {
    const { connection, keys } = this.#parts;
    // A server that is full, or a replica, answers PING. This write it refuses as any other; where it is taken it changes
    // nothing, for nothing ever has this key, so it costs no disk.
    await connection.ask((redis) => redis.set(keys.ping, '', 'XX'));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Removes what every group has finished and what is older than the retention. Runs by itself once a minute. */
  trim(): Promise<void> {
    return trim(this.#parts.connection, this.#parts.keys, this.#retentionMs);
  }

  async #close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([...this.#members.values()].map((member) => member.stop()));
    await within(FAREWELL_MS, this.#publisher.close());
    this.#bell.close();
    this.#parts.connection.close();
  }

  #round(): void {
    this.#bell.ping();
    for (const member of this.#members.values()) member.attendSoon();
  }

  #trimNow(): void {
    this.trim().catch((error) => {
      if (!isOutage(error)) this.#parts.log.error({ err: error }, 'The event bus could not remove what is old');
    });
  }
}

/** Says once that Redis is gone, and once that it is back. */
function tellOutages(log: BusLog) {
  let away = false;
  return {
    lost(reason: Error) {
      if (!away) log.error({ err: reason }, 'The event bus cannot reach Redis; it keeps trying');
      away = true;
    },
    back() {
      if (away) log.warn({}, 'The event bus has Redis back');
      away = false;
    },
  };
}
