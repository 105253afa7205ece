import { dayOf } from 'deepiri-contracts';
import type { Board } from './boards.ts';
import { countOn } from './days.ts';
import type { Player } from './player.ts';

type Placed = { player: Player; rank: number; score: number };

/**
 * Places that each has gained since the day before: where they are, against where the scores without today's would put
 * them. Today is each player's own. Who had no score yet has not moved.
 * @param placed the whole board, best first
 */
export function movements(board: Board, placed: readonly Placed[], now: Date): Map<string, number> {
  const before = placed
    .map(({ player, rank, score }) => ({ id: player.id, rank, score: score - earnedToday(board, player, now) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.rank - b.rank);
  return new Map(before.map(({ id, rank }, place) => [id, place + 1 - rank]));
}

function earnedToday({ from, to }: Board, { days, zones }: Player, now: Date): number {
  const today = dayOf(zones, now);
  return today >= from && today <= to ? countOn(days, today).xp : 0;
}
