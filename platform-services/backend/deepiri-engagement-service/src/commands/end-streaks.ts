import type { Context } from 'deepiri-service-kit';
import { rolledOver } from '../domain/rollover.ts';
import type { Stores } from '../store/stores.ts';
import { changePlayer } from './change-player.ts';

const PAGE = 100;

/** Ends the streaks whose last chance is over, each by the player's own local day. One that fails holds up no other. */
export async function endStreaks(stores: Stores, context: Context): Promise<void> {
  const where = { streakBreaksAt: { lte: context.now.toISOString() } };
  const order = { field: 'streakBreaksAt', direction: 'asc' } as const;
  const failures: unknown[] = [];
  const endOne = ({ id }: { id: string }) =>
    changePlayer(stores, { id, context, decide: (player) => rolledOver(player, context) }).catch((error) =>
      failures.push(error),
    );
  let after: string | undefined;
  do {
    const page = await stores.players.find({ where, order, limit: PAGE, ...(after ? { after } : {}) });
    await Promise.all(page.items.map(endOne));
    after = page.next;
  } while (after);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} streaks could not be ended`);
}
