import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/**
 * A script that runs on the server as one step. It is named by its hash, so that its text goes over the network only when
 * the server does not know it yet: after its start, or its failover.
 * @param lua the text, with KEYS and ARGV
 */
export function script(lua: string) {
  const sha = createHash('sha1').update(lua).digest('hex');
  return (redis: Redis, keys: readonly string[], values: readonly (string | number)[] = []): Promise<unknown> =>
    redis.evalsha(sha, keys.length, ...keys, ...values).catch((error: Error) => {
      // Nothing of it has been done when the server says so.
      if (!error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(lua, keys.length, ...keys, ...values);
    });
}
