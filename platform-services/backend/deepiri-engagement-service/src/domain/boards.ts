import { addDays, isoWeek, type LeaderboardPeriod } from 'deepiri-contracts';
import { xpBetween } from './days.ts';
import type { Player } from './player.ts';
import { hasSeasons, seasonOf, xpOfSeason } from './seasons.ts';

/** A leaderboard and the local dates that count on it; `all` has no bounds. */
export type Board = { name: string; period: LeaderboardPeriod; from: string; to: string };

/**
 * Days for which boards are kept after the last day of their period. With a month before them, less than the days that a
 * player keeps, so that every kept board can be made from the players alone.
 */
const KEPT_DAYS = 31;

const FIRST = '0000-01-01';
const LAST = '9999-12-31';
const periodsWithEnd = ['season', 'month', 'week', 'day'] as const;

/** The board of a period that a local date belongs to. */
export function boardOf(period: LeaderboardPeriod, date: string): Board {
  switch (period) {
    case 'all':
      return { name: 'xp:all', period, from: FIRST, to: LAST };
    case 'season': {
      const from = seasonOf(date);
      const quarter = (Number(from.slice(5, 7)) + 2) / 3;
      return { name: `xp:season:${from.slice(0, 4)}-Q${quarter}`, period, from, to: monthsEnd(from, 3) };
    }
    case 'month': {
      const month = date.slice(0, 7);
      return { name: `xp:month:${month}`, period, from: `${month}-01`, to: monthsEnd(`${month}-01`, 1) };
    }
    case 'week': {
      const monday = addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { name: `xp:week:${isoWeek(date)}`, period, from: monday, to: addDays(monday, 6) };
    }
    case 'day':
      return { name: `xp:day:${date}`, period, from: date, to: date };
  }
}

/** The last day of so many months that begin with a date, the first of a month. */
function monthsEnd(from: string, months: number): string {
  return new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 + months, 0))
    .toISOString()
    .slice(0, 10);
}

/** The boards that a local date counts on and that are still kept. @param today UTC date */
export function boardsOf(date: string, today: string): Board[] {
  const oldest = oldestKept(today);
  const boards = periodsWithEnd.map((period) => boardOf(period, date));
  return [boardOf('all', date), ...boards.filter(({ to }) => to >= oldest)];
}

/** Boards whose last day is before this are not kept. */
export function oldestKept(today: string): string {
  return addDays(today, -KEPT_DAYS);
}

/** Boards of periods that end from one date to another, the second excluded. */
export function boardsEnding(from: string, to: string): Board[] {
  return boardsWith(from, to).filter((board) => board.to < to);
}

/** Boards of periods that have a day from one date to another, the second excluded. */
export function boardsWith(from: string, to: string): Board[] {
  const boards = new Map<string, Board>();
  for (let date = from; date < to; date = addDays(date, 1)) {
    for (const period of periodsWithEnd) {
      const board = boardOf(period, date);
      boards.set(board.name, board);
    }
  }
  return [...boards.values()];
}

type Scored = Pick<Player, 'xp' | 'days' | 'seasons' | 'hidden'>;

/**
 * The score of a player on a board; 0 means that the player is not on it. Of a season that has not been counted yet it is
 * what the kept days come to.
 */
export function scoreOn({ period, from, to }: Board, player: Scored): number {
  const { xp, days, seasons, hidden } = player;
  if (hidden) return 0;
  if (period === 'all') return xp;
  if (period === 'season' && seasons && hasSeasons(player)) return xpOfSeason(seasons, from);
  return xpBetween(days, from, to);
}
