import type { DeadLetter, DeadLetters } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';
import { comparePositions } from './position.ts';
import type { Letter } from './progress.ts';
import { append, toRow } from './publisher.ts';

type StoredLetter = Letter & { position: string };

/** What a group gave up. Each letter holds its event, so that it does not matter what becomes of the stream. */
export function deadLetters(connection: Connection, keys: Keys, group: string): DeadLetters {
  const key = keys.deadLetters(group);

  async function letters(ids?: readonly string[]): Promise<StoredLetter[]> {
    if (ids?.length === 0) return [];
    const found = await connection.ask<(string | null)[]>((redis) =>
      ids ? redis.hmget(key, ...ids) : redis.hvals(key),
    );
    return found
      .filter((json) => json !== null)
      .map((json) => JSON.parse(json) as StoredLetter)
      .sort((a, b) => comparePositions(a.position, b.position));
  }

  return {
    list: async () => (await letters()).map(({ position, ...letter }): DeadLetter => ({ group, ...letter })),
    async resend(eventIds) {
      const rows = (await letters([...new Set(eventIds)])).map(({ event }) => toRow(event));
      return append(connection, keys, rows, group);
    },
    discard: async (eventIds) => (eventIds.length === 0 ? 0 : connection.ask((redis) => redis.hdel(key, ...eventIds))),
  };
}
