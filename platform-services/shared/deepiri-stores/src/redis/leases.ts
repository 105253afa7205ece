import { Redis } from 'ioredis';

/** A connection that the stores of this process share, by the URL that they name. */
export type Lease = {
  readonly redis: Redis;
  /** Undefined when commands can be sent; else resolves when they can. Never rejects: whoever waits sets a limit. */
  standing(): Promise<void> | undefined;
  /** Resolves when the connection stands; rejects when the next attempt to connect fails. */
  connected(): Promise<void>;
  /** What the driver said last about a connection that does not stand. */
  trouble(): string | undefined;
  release(): void;
};

type Shared = Omit<Lease, 'release'> & { users: number };

/** Longest that the server may be silent while it owes an answer; then the connection counts as broken. */
const SILENCE_MS = 5_000;
/** A process that has just begun is busy with itself and may be late to see that it is connected. */
const CONNECT_MS = 10_000;
const LONGEST_RETRY_MS = 1_000;

// Connections are the process's own, like its sockets: they hold nothing of the stores that use them.
const byUrl = new Map<string, Shared>();

/** Takes part in the connection to a URL; the last one to release it ends it. */
export function lease(url: string): Lease {
  const shared = byUrl.get(url) ?? connect(url);
  byUrl.set(url, shared);
  shared.users += 1;
  let released = false;
  return {
    ...shared,
    release() {
      if (released) return;
      released = true;
      shared.users -= 1;
      if (shared.users > 0) return;
      byUrl.delete(url);
      shared.redis.disconnect();
    },
  };
}

function connect(url: string): Shared {
  const redis = new Redis(url, {
    connectionName: 'deepiri',
    connectTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    retryStrategy: (times) => Math.min(LONGEST_RETRY_MS, 25 * 2 ** times),
    // After a failover the old primary answers READONLY; a new connection finds the new one.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
    // Nothing is sent twice or later than its caller waits for, or an old value could come after a newer one.
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  });
  let trouble: string | undefined;
  let awaited: Promise<void> | undefined;
  redis.on('error', ({ message }: Error) => {
    trouble = message;
  });
  redis.on('ready', () => {
    trouble = undefined;
    awaited = undefined;
  });
  return {
    redis,
    users: 0,
    trouble: () => trouble,
    standing() {
      if (redis.status === 'ready') return undefined;
      awaited ??= new Promise((resolve) => redis.once('ready', resolve));
      return awaited;
    },
    async connected() {
      if (redis.status === 'ready') return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const refused = () => reject(new Error('the connection was closed'));
      redis.once('ready', resolve).once('close', refused);
      await promise.finally(() => redis.off('ready', resolve).off('close', refused));
    },
  };
}
