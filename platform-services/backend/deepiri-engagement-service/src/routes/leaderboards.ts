import { gamificationRoutes as contract, type Leaderboard, type LeaderboardPeriod } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import type { Ranked } from 'deepiri-stores';
import { upToDate } from '../commands/keep-boards.ts';
import { boardOf } from '../domain/boards.ts';
import { dayOf } from '../domain/local-days.ts';
import { newcomer } from '../domain/player.ts';
import type { Stores } from '../store/stores.ts';

const LIMIT = 50;
const RADIUS = 5;

export function leaderboardRoutes(stores: Stores): RouteImplementation[] {
  const { players, rankings } = stores;

  /** The board of the period that the viewer is in, by the viewer's own calendar, with all that the viewer has earned. */
  async function boardFor(userId: string, period: LeaderboardPeriod, now: Date) {
    const player = await players.get(userId);
    const { zones } = player ?? newcomer(userId, now);
    const board = boardOf(period, dayOf(zones, now));
    return { board: board.name, me: player && (await upToDate(stores, board, player)) };
  }

  /** Rows with the names of today. Who was deleted a moment ago is left out. */
  async function shown(rows: readonly Ranked[], me: Ranked | undefined, now: Date): Promise<Leaderboard> {
    const ids = new Set([...rows, ...(me ? [me] : [])].map(({ member }) => member));
    const names = new Map((await players.getMany([...ids])).map(({ id, name }) => [id, name]));
    const toRow = ({ member, rank, score }: Ranked) => {
      const name = names.get(member);
      return name === undefined ? [] : [{ rank, userId: member, name, score }];
    };
    return { items: rows.flatMap(toRow), generatedAt: now.toISOString(), me: (me && toRow(me)[0]) ?? null };
  }

  return [
    implement(contract.getLeaderboard, async ({ caller, query, context: { now } }) => {
      const { board, me } = await boardFor(caller.id, query.period ?? 'all', now);
      return shown(await rankings.page(board, 0, query.limit ?? LIMIT), me, now);
    }),
    implement(contract.getAroundMe, async ({ caller, query, context: { now } }) => {
      const { board } = await boardFor(caller.id, query.period ?? 'all', now);
      const rows = await rankings.around(board, caller.id, query.radius ?? RADIUS);
      return shown(
        rows,
        rows.find(({ member }) => member === caller.id),
        now,
      );
    }),
  ];
}
