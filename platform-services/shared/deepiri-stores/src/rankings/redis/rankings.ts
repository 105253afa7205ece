import { chunksOf } from '../../chunks.ts';
import { connectRedis } from '../../redis/connection.ts';
import { script } from '../../redis/script.ts';
import type { Ranked, Rankings } from '../port.ts';
import { AROUND, REMOVE, SET, SWAP } from './scripts.ts';

/** Digits before the member in an element of a board. */
const PLACE_DIGITS = 16;
/** Scores that one script sets, so that the server answers others in between. */
const SET_AT_ONCE = 500;
const SCRIPTS_AT_ONCE = 4;

const [askAround, setSome, removeOne, swapBoards] = [script(AROUND), script(SET), script(REMOVE), script(SWAP)];

/** Opens the boards of a service on a Redis server. */
export async function openRedisRankings(url: string, service: string): Promise<Rankings> {
  const { run, ping, close, prefix } = await connectRedis(url, 'rankings');
  const key = (kind: string, name: string) => `${prefix}:{${service}.rankings}:${kind}:${name}`;
  const keysOf = (board: string) => [key('board', board), key('order', board)];
  const counter = key('counter', 'places');

  async function around(board: string, member: string, radius: number): Promise<Ranked[]> {
    const answer = await run((redis) => askAround(redis, keysOf(board), [member, radius]));
    const [offset, rows] = answer as [number, string[]];
    return rankedFrom(offset, rows);
  }

  const setMany: Rankings['setMany'] = async (board, scores) => {
    const values = scores.flatMap(({ member, score }) => {
      if (!Number.isFinite(score)) throw new TypeError(`the score of ${member} is not a finite number`);
      return [member, 0 - score];
    });
    const parts = chunksOf(values, 2 * SET_AT_ONCE);
    for (const together of chunksOf(parts, SCRIPTS_AT_ONCE)) {
      await run((redis) => Promise.all(together.map((part) => setSome(redis, [...keysOf(board), counter], part))));
    }
  };

  return {
    set: (board, member, score) => setMany(board, [{ member, score }]),
    setMany,
    async remove(board, member) {
      await run((redis) => removeOne(redis, keysOf(board), [member]));
    },
    rank: async (board, member) => (await around(board, member, 0))[0],
    async page(board, offset, limit) {
      if (limit <= 0) return [];
      const range = [offset, offset + limit - 1, 'WITHSCORES'] as const;
      const rows = await run((redis) => redis.call('zrange', key('board', board), ...range));
      return rankedFrom(offset, rows as string[]);
    },
    around,
    size: (board) => run((redis) => redis.zcard(key('board', board))),
    async swap(board, live) {
      if (board === live) return;
      await run((redis) => swapBoards(redis, [...keysOf(board), ...keysOf(live)]));
    },
    async drop(board) {
      await run((redis) => redis.unlink(...keysOf(board)));
    },
    ping,
    close,
  };
}

function rankedFrom(offset: number, rows: readonly string[]): Ranked[] {
  const ranked: Ranked[] = [];
  for (let at = 0; at < rows.length; at += 2) {
    const member = (rows[at] as string).slice(PLACE_DIGITS);
    ranked.push({ member, score: 0 - Number(rows[at + 1]), rank: offset + at / 2 + 1 });
  }
  return ranked;
}
