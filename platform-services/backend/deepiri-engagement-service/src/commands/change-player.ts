import { type Context, execute } from 'deepiri-service-kit';
import type { Decision } from '../domain/decision.ts';
import type { Player } from '../domain/player.ts';
import type { Stores } from '../store/stores.ts';

class UnknownPlayer extends Error {
  override readonly name = 'UnknownPlayer';
}

type Change = {
  id: string;
  context: Context;
  expectedVersion?: number | undefined;
  decide: (player: Player) => Decision;
};

/**
 * Lets a rule change a player. Of somebody who was deleted, nothing is changed.
 * @throws UnknownPlayer when the registration has not been heard of yet; the bus tries again
 */
export async function changePlayer({ players, departed }: Stores, change: Change): Promise<void> {
  const { id, context, expectedVersion, decide } = change;
  try {
    await execute({
      collection: players,
      id,
      context,
      expectedVersion,
      decide(player) {
        if (!player) throw new UnknownPlayer(`${id} has not been registered here yet`);
        return decide(player);
      },
    });
  } catch (error) {
    if (error instanceof UnknownPlayer && (await departed.get(id))) return;
    throw error;
  }
}
