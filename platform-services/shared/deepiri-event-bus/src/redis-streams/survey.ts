import type { GroupState } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';

/** Within this time after the last member was given up, one that stands by has taken its place. */
const STAND_IN_MS = 5_000;

/** A group on one partition. */
export type Standing = {
  group: string;
  /** Taken and not finished. */
  pending: number;
  /** Not taken yet. */
  unread: number;
  lastTaken: string;
};

type StoredStanding = [group: string, pending: number, unread: number, lastTaken: string];

/** How every group stands on every partition, all at the same moment. */
export async function standings(connection: Connection, { clock, partitions }: Keys): Promise<Standing[][]> {
  const found = (await connection.run('survey', [clock, ...partitions], [])) as StoredStanding[][];
  return found.map((groups) =>
    groups.map(([group, pending, unread, lastTaken]) => ({ group, pending, unread, lastTaken })),
  );
}

/** How many events each group has not finished. */
export async function unfinished(connection: Connection, keys: Keys): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { group, pending, unread } of (await standings(connection, keys)).flat())
    counts.set(group, (counts.get(group) ?? 0) + pending + unread);
  return counts;
}

/** Lag and troubles of each group. */
export async function groupStates(connection: Connection, keys: Keys): Promise<GroupState[]> {
  const counts = await unfinished(connection, keys);
  const names = [...counts.keys()].toSorted();
  return Promise.all(
    names.map(async (group) => {
      const [retrying, deadLetters] = await connection.ask((redis) =>
        Promise.all([redis.hlen(keys.retries(group)), redis.hlen(keys.deadLetters(group))]),
      );
      return { group, lag: counts.get(group) ?? 0, retrying, deadLetters };
    }),
  );
}

/** Whether every group that somebody reads for has finished everything. */
export async function atRest(connection: Connection, keys: Keys): Promise<boolean> {
  const busy = [...(await unfinished(connection, keys))].filter(([, count]) => count > 0);
  for (const [group] of busy) if (await isRead(connection, keys, group)) return false;
  return true;
}

function isRead(connection: Connection, keys: Keys, group: string): Promise<boolean> {
  return connection.ask(async (redis) => {
    const [seconds] = await redis.time();
    const since = Number(seconds) * 1_000 - STAND_IN_MS;
    return (await redis.zcount(keys.members(group), since, '+inf')) > 0;
  });
}
