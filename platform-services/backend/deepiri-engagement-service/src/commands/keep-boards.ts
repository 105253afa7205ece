import { addDays } from 'deepiri-contracts';
import { isStoreFailure, type Ranked, type Rankings } from 'deepiri-stores';
import { type Board, boardOf, boardsEnding, boardsOf, boardsWith, oldestKept, scoreOn } from '../domain/boards.ts';
import type { Player } from '../domain/player.ts';
import type { Stores } from '../store/stores.ts';
import { countSeasons } from './count-seasons.ts';

const utcDate = (now: Date) => now.toISOString().slice(0, 10);

/** Days ahead of UTC that a local date can be. */
const AHEAD_DAYS = 2;

/**
 * Sets a player's scores on the boards that a local date counts on, from what stands now.
 * So it does not matter how often or in which order the events come.
 */
export async function refreshBoards(stores: Stores, id: string, date: string, now: Date): Promise<void> {
  const { players, rankings } = stores;
  const found = await players.get(id);
  const player = found && (await countSeasons(stores, found, now));
  const boards = boardsOf(date, utcDate(now));
  await Promise.all(boards.map((board) => place(rankings, board, id, player ? scoreOn(board, player) : 0)));
}

function place(rankings: Rankings, { name }: Board, member: string, score: number): Promise<void> {
  return score > 0 ? rankings.set(name, member, score) : rankings.remove(name, member);
}

/**
 * Sets one player's score on one board, if the news of it is still on its way there: who looks at a board after an award
 * finds it counted.
 * @returns the player's place after that
 */
export async function upToDate({ rankings }: Stores, board: Board, player: Player): Promise<Ranked | undefined> {
  const placed = await rankings.rank(board.name, player.id);
  const score = scoreOn(board, player);
  if ((placed?.score ?? 0) === Math.max(0, score)) return placed;
  await place(rankings, board, player.id, score);
  return rankings.rank(board.name, player.id);
}

/** A player's rank of all time; null for none yet. G9 Boards that cannot be read right now cost the rank and nothing else. */
export async function rankOf(stores: Stores, player: Player): Promise<number | null> {
  try {
    return (await upToDate(stores, boardOf('all', ''), player))?.rank ?? null;
  } catch (error) {
    if (isStoreFailure(error)) return null;
    throw error;
  }
}

/** Every board that is kept at a moment. */
export function keptBoards(now: Date): Board[] {
  const today = utcDate(now);
  return [boardOf('all', today), ...boardsWith(oldestKept(today), addDays(today, AHEAD_DAYS))];
}

/** Puts somebody on every board that they have a score for, or takes them off. */
export async function rejoinBoards(stores: Stores, changed: Player, now: Date): Promise<void> {
  const player = await countSeasons(stores, changed, now);
  await Promise.all(keptBoards(now).map((board) => place(stores.rankings, board, player.id, scoreOn(board, player))));
}

/** Takes somebody off every board. */
export async function leaveBoards({ rankings }: Stores, id: string, now: Date): Promise<void> {
  await Promise.all(keptBoards(now).map(({ name }) => rankings.remove(name, id)));
}

/** Drops the boards of periods that are long over, each once. */
export async function dropOldBoards({ chores, rankings }: Stores, now: Date): Promise<void> {
  const through = oldestKept(utcDate(now));
  const chore = await chores.get('drop-boards');
  if (chore && chore.through >= through) return;
  const boards = chore ? boardsEnding(chore.through, through) : [];
  await Promise.all(boards.map(({ name }) => rankings.drop(name)));
  await chores.save({ id: 'drop-boards', version: (chore?.version ?? 0) + 1, through });
}
