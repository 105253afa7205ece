import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { withoutCommand } from './failure.ts';

const ANSWER_MS = 5_000;
const LONGEST_RETRY_MS = 1_000;
const KEEP_ALIVE_MS = 10_000;

const scripts = ['append', 'attend', 'fetch', 'give-up', 'progress', 'read', 'register', 'survey'] as const;
type ScriptName = (typeof scripts)[number];

type Options = {
  /** As Redis shows it in CLIENT LIST. */
  name: string;
  /** Called when the connection is there again after it was lost. */
  back: () => void;
  /** Called with each reason why it is not there. */
  lost?: (reason: Error) => void;
};

/**
 * A connection to Redis on which nothing waits for ever: a command fails at once when the connection is not there, and
 * when no answer comes within 5 s, which also ends the connection. It comes back by itself.
 */
export class Connection {
  readonly redis: Redis;
  /** Grows with each time that the connection is made, so that what is still under way on an old one can be told. */
  session = 1;

  private constructor(redis: Redis) {
    this.redis = redis;
  }

  /** @throws Error with the `code` of the network when nobody answers, without one when Redis refuses */
  static async open(url: string, { name, back, lost }: Options): Promise<Connection> {
    let opened = false;
    let trouble: unknown;
    const redis = new Redis(url, {
      lazyConnect: true,
      connectionName: name,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
      connectTimeout: ANSWER_MS,
      socketTimeout: ANSWER_MS,
      keepAlive: KEEP_ALIVE_MS,
      // After a failover this is the old one.
      reconnectOnError: ({ message }) => message.startsWith('READONLY'),
      retryStrategy: (times) => (opened ? Math.min(25 * 2 ** times, LONGEST_RETRY_MS) : null),
      scripts: loadScripts(),
    });
    redis.on('error', (error) => {
      trouble ??= error;
      if (opened) lost?.(withoutCommand(error));
    });
    await redis.connect().catch((error) => {
      trouble ??= error;
    });
    if (trouble) {
      redis.disconnect();
      throw withoutCommand(trouble);
    }
    opened = true;
    const connection = new Connection(redis);
    redis.on('ready', () => {
      connection.session++;
      back();
    });
    return connection;
  }

  /** Runs one of the scripts. @throws Error that says what is wrong, without what was sent */
  run(script: ScriptName, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.ask((redis) => {
      const commands = redis as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
      return commands[commandOf(script)]!(keys.length, ...keys, ...args);
    });
  }

  /** Sends commands. @throws Error that says what is wrong, without what was sent */
  async ask<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
    try {
      return await command(this.redis);
    } catch (error) {
      throw withoutCommand(error);
    }
  }

  close(): void {
    this.redis.disconnect();
  }
}

const commandOf = (script: ScriptName) => `bus:${script}`;

function loadScripts(): Record<string, { lua: string }> {
  const folder = join(import.meta.dirname, 'scripts');
  return Object.fromEntries(
    scripts.map((script) => [commandOf(script), { lua: readFileSync(join(folder, `${script}.lua`), 'utf8') }]),
  );
}
