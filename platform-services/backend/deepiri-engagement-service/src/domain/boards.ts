import { addDays, isoWeek, type LeaderboardPeriod } from 'deepiri-contracts';
import { xpBetween } from './days.ts';
import type { Player } from './player.ts';

/** A leaderboard and the local dates that count on it; `all` has no bounds. */
export type Board = { name: string; from: string; to: string };

/**
 * Days for which boards of past periods are kept, from the first day of the period.
 * Less than the days that a player keeps, so that every kept board can be made from the players alone.
 */
const KEPT_DAYS = 62;

const FIRST = '0000-01-01';
const LAST = '9999-12-31';

/** The board of a period that a local date belongs to. */
export function boardOf(period: LeaderboardPeriod, date: string): Board {
  switch (period) {
    case 'all':
      return { name: 'xp:all', from: FIRST, to: LAST };
    case 'month': {
      const month = date.slice(0, 7);
      return { name: `xp:month:${month}`, from: `${month}-01`, to: `${month}-31` };
    }
    case 'week': {
      const monday = addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { name: `xp:week:${isoWeek(date)}`, from: monday, to: addDays(monday, 6) };
    }
    case 'day':
      return { name: `xp:day:${date}`, from: date, to: date };
  }
}

/** The boards that a local date counts on and that are still kept. @param today UTC date */
export function boardsOf(date: string, today: string): Board[] {
  const oldest = oldestKept(today);
  const periods = (['month', 'week', 'day'] as const).map((period) => boardOf(period, date));
  return [boardOf('all', date), ...periods.filter(({ from }) => from >= oldest)];
}

/** The first date whose boards are kept. */
export function oldestKept(today: string): string {
  return addDays(today, -KEPT_DAYS);
}

/** Boards of periods that begin from one date to another, the second excluded. */
export function boardsBeginning(from: string, to: string): Board[] {
  const boards: Board[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) {
    const periods = (['month', 'week', 'day'] as const).map((period) => boardOf(period, date));
    boards.push(...periods.filter((board) => board.from === date));
  }
  return boards;
}

/** The score of a player on a board; 0 means that the player is not on it. */
export function scoreOn(board: Board, { xp, days, hidden }: Pick<Player, 'xp' | 'days' | 'hidden'>): number {
  if (hidden) return 0;
  return board.from === FIRST ? xp : xpBetween(days, board.from, board.to);
}
