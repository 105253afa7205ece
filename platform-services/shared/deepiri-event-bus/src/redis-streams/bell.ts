import { Connection } from './connection.ts';
import type { Keys } from './keys.ts';

export type Ring = {
  /** There are events in these partitions. */
  events: (partitions: readonly number[]) => void;
  /** Who is there for a group has changed. */
  members: (group: string) => void;
  /** Anything may have happened while nothing was heard. */
  unheard: () => void;
};

/**
 * Hears what has changed, so that nobody has to ask again and again. It is a hint only: what it tells is read from where it
 * is kept, and what it failed to tell is found by a look around now and then.
 *
 * It has a connection of its own because Redis cuts off who subscribes to something and has too much unread.
 */
export class Bell {
  readonly #connection: Connection;
  readonly #channel: string;
  readonly #ring: Ring;

  private constructor(connection: Connection, channel: string, ring: Ring) {
    this.#connection = connection;
    this.#channel = channel;
    this.#ring = ring;
    connection.redis.on('message', (_channel: string, message: string) => this.#heard(message));
  }

  static async open(url: string, keys: Keys, name: string, ring: Ring): Promise<Bell> {
    const connection = await Connection.open(url, { name, back: () => void bell.#listen().catch(() => {}) });
    const bell: Bell = new Bell(connection, keys.bell, ring);
    await bell.#listen();
    return bell;
  }

  /** Finds out whether the connection is there still; one that is dead ends and comes back. */
  ping(): void {
    this.#connection.ask((redis) => redis.ping()).catch(() => {});
  }

  close(): void {
    this.#connection.close();
  }

  async #listen(): Promise<void> {
    await this.#connection.ask((redis) => redis.subscribe(this.#channel));
    this.#ring.unheard();
  }

  #heard(message: string): void {
    const [what, whom = ''] = message.split(' ', 2);
    if (what === 'events') this.#ring.events(whom.split(',').map(Number));
    if (what === 'members') this.#ring.members(message.slice('members '.length));
  }
}
