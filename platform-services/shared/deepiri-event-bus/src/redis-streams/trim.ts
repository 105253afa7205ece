import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';
import { comparePositions, successor } from './position.ts';
import { type Standing, standings } from './survey.ts';

/** Removes what is older than the retention and finished by every group. What a group has given up it keeps for itself. */
export async function trim(connection: Connection, keys: Keys, retentionMs: number): Promise<void> {
  const [seconds, microseconds] = await connection.ask((redis) => redis.time());
  const before = Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000) - retentionMs;
  // Read first: what is finished stays finished, so it does not matter what happens until it is removed.
  const all = await standings(connection, keys);
  for (const [partition, stream] of keys.partitions.entries()) {
    const needed = await Promise.all(all[partition]!.map((standing) => firstNeeded(connection, stream, standing)));
    const [first = ''] = [`${before}-0`, ...needed].sort(comparePositions);
    // A batch at a time, so that others have their turn.
    while ((await connection.ask((redis) => redis.xtrim(stream, 'MINID', '~', first))) > 0);
  }
  await connection.ask((redis) => redis.zremrangebyscore(keys.ids, '-inf', before));
}

/** The first position that a group may need still. */
async function firstNeeded(connection: Connection, stream: string, standing: Standing): Promise<string> {
  const [, oldest] = standing.pending > 0 ? await pending(connection, stream, standing.group) : [];
  return oldest ?? successor(standing.lastTaken);
}

function pending(connection: Connection, stream: string, group: string) {
  return connection.ask((redis) => redis.xpending(stream, group)) as Promise<[count: number, oldest: string | null]>;
}
