import { crc32 } from 'node:zlib';
import { chunksOf } from '../../chunks.ts';
import type { StoreLog } from '../../log.ts';
import { connectRedis } from '../../redis/connection.ts';
import { lookForLoss } from '../../redis/look-for-loss.ts';
import { script } from '../../redis/script.ts';
import { type Appended, appendedOf } from '../appended.ts';
import type { StreamMessage, Streams } from '../port.ts';
import { APPEND, BOUNDS, TRIM } from './scripts.ts';

/** Fixed for ever: where a stream is follows from its name and this number. */
const SHARDS = 64;
/** Messages that one script appends or trims, so that the server answers others in between. */
const AT_ONCE = 200;

const [append, trim, askBounds] = [script(APPEND), script(TRIM), script(BOUNDS)];

/** Opens the streams of a service on a Redis server, which has to keep what it is given: an append-only file, and no eviction. */
export async function openRedisStreams(url: string, service: string, log?: StoreLog): Promise<Streams> {
  const connection = await connectRedis(url, 'streams');
  await lookForLoss(connection, 'streams', log);
  const { run, ping, close, prefix } = connection;
  const key = (shard: number, kind: string) => `${prefix}:{${service}.streams.${shard}}:${kind}`;
  const shardOf = (stream: string) => crc32(stream) % SHARDS;
  const shardKeys = (shard: number) => [key(shard, 'times'), key(shard, 'trimmed')];
  const keysOf = (shard: number, stream: string) => [key(shard, `stream:${stream}`), key(shard, `ids:${stream}`)];

  async function appendTo(shard: number, messages: readonly Appended[]): Promise<number[]> {
    const keys = [...shardKeys(shard), ...messages.flatMap(({ stream }) => keysOf(shard, stream))];
    const values = messages.flatMap(({ stream, id, at, instant, body }) => [stream, id, at, instant, body]);
    return run((redis) => append(redis, keys, values)) as Promise<number[]>;
  }

  async function trimSome(shard: number, before: number): Promise<number> {
    const range = [key(shard, 'times'), '-inf', `(${before}`, 'LIMIT', 0, AT_ONCE] as const;
    const members = await run((redis) => redis.zrangebyscore(...range));
    if (members.length === 0) return 0;
    const places = members.map((member) => {
      const space = member.indexOf(' ');
      return { member, offset: member.slice(0, space), stream: member.slice(space + 1) };
    });
    const keys = [...shardKeys(shard), ...places.flatMap(({ stream }) => keysOf(shard, stream))];
    const values = places.flatMap(({ member, offset, stream }) => [member, offset, stream]);
    const removed = (await run((redis) => trim(redis, keys, values))) as number;
    return members.length < AT_ONCE ? removed : removed + (await trimSome(shard, before));
  }

  return {
    async append(messages) {
      const appended = messages.map(appendedOf);
      const byShard = Map.groupBy(appended.keys(), (index) => shardOf(appended[index]!.stream));
      const offsets: number[] = [];
      await Promise.all(
        [...byShard].map(async ([shard, indexes]) => {
          for (const some of chunksOf(indexes, AT_ONCE)) {
            const given = await appendTo(
              shard,
              some.map((index) => appended[index]!),
            );
            for (const [at, index] of some.entries()) offsets[index] = given[at]!;
          }
        }),
      );
      return offsets;
    },
    async read(stream, after, limit) {
      if (limit <= 0) return [];
      const [name] = keysOf(shardOf(stream), stream);
      const entries = await run((redis) => redis.xrange(name!, `(${after}-0`, '+', 'COUNT', limit));
      return entries.map(messageOf);
    },
    async bounds(stream) {
      const shard = shardOf(stream);
      const keys = [keysOf(shard, stream)[0]!, key(shard, 'trimmed')];
      const [last, trimmed] = (await run((redis) => askBounds(redis, keys, [stream]))) as [number, number];
      return { last, trimmed };
    },
    async trim(before) {
      const counts = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => trimSome(shard, before.getTime())));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    ping,
    close,
  };
}

function messageOf([entry, [, id, , at, , body]]: [string, string[]]): StreamMessage {
  return { offset: Number.parseInt(entry, 10), id: id!, at: at!, body: JSON.parse(body!) as unknown };
}
