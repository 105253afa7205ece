import type { User } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import { known } from '../domain/membership.ts';
import type { Stores } from '../store/stores.ts';
import { leaveBoards } from './keep-boards.ts';

const REMEMBERED_DAYS = 30;

/** Takes over what a service needs to know of a user. @param at when it happened */
export async function keepPlayer(stores: Stores, user: User, at: string, context: Context): Promise<void> {
  const { players, departed } = stores;
  if (!(await players.get(user.id)) && (await departed.get(user.id))) return;
  await execute({ collection: players, id: user.id, context, decide: (player) => known(player, user, at) });
}

/** Removes a player from everywhere; may be cut short and done again. */
export async function removePlayer(stores: Stores, id: string, context: Context): Promise<void> {
  const { players, departed } = stores;
  const until = new Date(context.now.getTime() + REMEMBERED_DAYS * 86_400_000).toISOString();
  if (!(await departed.get(id))) await departed.save({ id, version: 1, until });
  const player = await players.get(id);
  if (player) await players.remove(id, player.version);
  await leaveBoards(stores, id, context.now);
}
