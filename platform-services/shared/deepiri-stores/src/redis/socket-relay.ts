import { Redis, type RedisOptions } from 'ioredis';
import type { SocketRelay } from '../socket-relay.ts';
import { readAddress } from './address.ts';

/** A listening connection owes no answers, so it is asked for one this often: a silent network is noticed within seconds. */
const ASK_MS = 2_000;
const SILENCE_MS = 5_000;

// The adapter asks again at once, without end, when a command fails; so commands wait for the connection instead.
const OPTIONS: RedisOptions = {
  connectionName: 'deepiri-sockets',
  connectTimeout: SILENCE_MS,
  socketTimeout: SILENCE_MS,
  maxRetriesPerRequest: null,
  retryStrategy: (times) => Math.min(1_000, 25 * 2 ** times),
};

/** Connections for the Socket.IO adapter: one to send, and the copies that it makes of it to listen. */
export function redisSocketRelay(address: string, onGap: () => void): SocketRelay {
  const { url, prefix } = readAddress(address, 'streams');
  const copies: Redis[] = [];
  const client = connect(url);
  let closed = false;

  client.duplicate = () => {
    const copy = connect(url);
    copies.push(copy);
    // An answer to what is asked now comes after the copy has subscribed again, so nothing is missed from then on.
    copy.on('ready', () => void copy.ping().then(onGap, () => {}));
    if (closed) copy.disconnect();
    return copy;
  };
  const asking = setInterval(() => {
    for (const copy of copies) if (copy.status === 'ready') void copy.ping();
  }, ASK_MS).unref();

  return {
    client,
    name: `${prefix}:sockets:${client.options.db ?? 0}`,
    close() {
      closed = true;
      clearInterval(asking);
      for (const connection of [client, ...copies]) connection.disconnect();
    },
  };
}

function connect(url: string): Redis {
  const redis = new Redis(url, OPTIONS);
  redis.on('error', () => {});
  // The adapter does not look at what becomes of its commands, which must not end the process.
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    const answer = send(command, stream) as Promise<unknown>;
    answer.catch(() => {});
    return answer;
  };
  return redis;
}
