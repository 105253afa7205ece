import { type Redis, ReplyError } from 'ioredis';
import { StoreUnavailable } from '../failure.ts';
import { readAddress } from './address.ts';
import { lease } from './leases.ts';

export type RedisConnection = {
  /** What all keys begin with. */
  readonly prefix: string;
  /**
   * Sends commands and waits for their answers. What was sent is never sent again, so a write that failed may have been done or not.
   * @param limitMs most milliseconds that all of it may take. Default 5,000
   * @throws StoreUnavailable
   */
  run<R>(send: (redis: Redis) => Promise<R>, limitMs?: number): Promise<R>;
  /** Resolves when the server would take a write now. @throws StoreUnavailable */
  ping(): Promise<void>;
  /** Waits for what was sent, then refuses the rest. */
  close(): Promise<void>;
};

const LIMIT_MS = 5_000;
/** How long a command waits for a lost connection to come back: a restart of the network, not of the server. */
const RECONNECT_MS = 500;

/** Answers of a server that cannot do its work right now: out of memory or disk, loading, a replica, a cluster in motion. */
const TROUBLES = /^-?(OOM|MISCONF|LOADING|READONLY|BUSY|CLUSTERDOWN|MASTERDOWN|NOREPLICAS|TRYAGAIN|WRONGPASS|NOAUTH)\b/;

/**
 * Connects a store to a Redis server. Stores of one process that name the same URL share a connection.
 * @param store what the store is called in messages, such as `rankings`
 * @throws StoreUnavailable when the server cannot be reached or refuses the credentials
 * @throws Error when the address is not one of a server
 */
export async function connectRedis(url: string, store: string): Promise<RedisConnection> {
  const address = readAddress(url, store);
  const { prefix } = address;
  const place = `${store}: redis at ${address.host}`;
  const { redis, standing, connected, trouble, release } = lease(address.url);
  let running = 0;
  let drained: (() => void) | undefined;
  let closed: Promise<void> | undefined;

  /** The driver's own error names the command with its arguments, credentials among them, so it goes no further. */
  function failure(error: unknown): Error {
    const said = error instanceof Error ? error.message : String(error);
    const wrong = error instanceof ReplyError && !TROUBLES.test(said);
    return wrong ? new Error(`${place} refused: ${said}`) : unavailable(trouble() ?? said);
  }

  const unavailable = (said: string) => new StoreUnavailable(`${place} cannot be used: ${said}`);

  async function sendWithin<R>(limitMs: number, send: (redis: Redis) => Promise<R>): Promise<R> {
    const end = performance.now() + limitMs;
    const waiting = standing();
    if (waiting)
      await within(Math.min(limitMs, RECONNECT_MS), waiting, () => unavailable(trouble() ?? 'there is no connection'));
    const answer = send(redis).catch((error) => Promise.reject(failure(error)));
    return within(end - performance.now(), answer, () => unavailable('it does not answer'));
  }

  try {
    await connected();
  } catch (error) {
    release();
    throw failure(error);
  }
  async function run<R>(send: (redis: Redis) => Promise<R>, limitMs = LIMIT_MS): Promise<R> {
    if (closed) throw new Error(`${store}: the store is closed`);
    running += 1;
    try {
      return await sendWithin(limitMs, send);
    } finally {
      running -= 1;
      if (running === 0) drained?.();
    }
  }

  return {
    prefix,
    run,
    // A server that is full, or a replica, answers PING. This write it refuses as any other; where it is taken it changes
    // nothing, for nothing ever has this key, so it costs no disk.
    async ping() {
      await run((redis) => redis.set(`${prefix}:ping`, '', 'XX'));
    },
    close() {
      closed ??= (
        running === 0
          ? Promise.resolve()
          : new Promise<void>((resolve) => {
              drained = resolve;
            })
      ).then(release);
      return closed;
    },
  };
}

/** What a promise answers, or an error when that takes longer. */
async function within<R>(limitMs: number, promise: Promise<R>, late: () => Error): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    // When this process was busy for as long, the answer may be there, and is read first.
    timer = setTimeout(() => setImmediate(() => reject(late())), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
