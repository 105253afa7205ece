import { gamificationRoutes as contract, dayOf, type Leaderboard, type LeaderboardPeriod } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import type { Ranked } from 'deepiri-stores';
import { countSeasons } from '../commands/count-seasons.ts';
import { upToDate } from '../commands/keep-boards.ts';
import { type Board, boardOf } from '../domain/boards.ts';
import { movements } from '../domain/movement.ts';
import { newcomer } from '../domain/player.ts';
import type { Stores } from '../store/stores.ts';

const LIMIT = 50;
const RADIUS = 5;
/** Members of a board that is compared with itself a day ago. */
const MOST_COMPARED = 500;

export function leaderboardRoutes(stores: Stores): RouteImplementation[] {
  const { players, rankings } = stores;

  /** The board of the period that the viewer is in, by the viewer's own calendar, with all that the viewer has earned. */
  async function boardFor(userId: string, period: LeaderboardPeriod, now: Date) {
    const found = await players.get(userId);
    const player = found && (await countSeasons(stores, found, now));
    const { zones } = player ?? newcomer(userId, now);
    const board = boardOf(period, dayOf(zones, now));
    return { board, me: player && (await upToDate(stores, board, player)) };
  }

  /** Movements on a board that is small enough to be looked at whole; none on that of a day, which has no day before. */
  async function movedOn(board: Board, now: Date): Promise<ReadonlyMap<string, number>> {
    if (board.from === board.to || (await rankings.size(board.name)) > MOST_COMPARED) return new Map();
    const rows = await rankings.page(board.name, 0, MOST_COMPARED);
    const found = new Map((await players.getMany(rows.map(({ member }) => member))).map((one) => [one.id, one]));
    const placed = rows.flatMap(({ member, rank, score }) => {
      const player = found.get(member);
      return player ? [{ player, rank, score }] : [];
    });
    return movements(board, placed, now);
  }

  /** Rows with the names of today. Who was deleted or has gone into hiding a moment ago is left out. */
  async function shown(board: Board, rows: readonly Ranked[], me: Ranked | undefined, now: Date): Promise<Leaderboard> {
    const ids = new Set([...rows, ...(me ? [me] : [])].map(({ member }) => member));
    const seen = (await players.getMany([...ids])).filter(({ hidden }) => !hidden);
    const names = new Map(seen.map(({ id, name }) => [id, name]));
    const moved = await movedOn(board, now);
    const toRow = ({ member, rank, score }: Ranked) => {
      const name = names.get(member);
      return name === undefined ? [] : [{ rank, userId: member, name, score, movement: moved.get(member) ?? null }];
    };
    return {
      items: rows.flatMap(toRow),
      ...boundsOf(board),
      generatedAt: now.toISOString(),
      me: (me && toRow(me)[0]) ?? null,
    };
  }

  return [
    implement(contract.getLeaderboard, async ({ caller, query, context: { now } }) => {
      const { board, me } = await boardFor(caller.id, query.period ?? 'all', now);
      return shown(board, await rankings.page(board.name, 0, query.limit ?? LIMIT), me, now);
    }),
    implement(contract.getAroundMe, async ({ caller, query, context: { now } }) => {
      const { board } = await boardFor(caller.id, query.period ?? 'all', now);
      const rows = await rankings.around(board.name, caller.id, query.radius ?? RADIUS);
      return shown(
        board,
        rows,
        rows.find(({ member }) => member === caller.id),
        now,
      );
    }),
  ];
}

function boundsOf({ period, from, to }: Board): Pick<Leaderboard, 'from' | 'to'> {
  return period === 'all' ? { from: null, to: null } : { from, to };
}
