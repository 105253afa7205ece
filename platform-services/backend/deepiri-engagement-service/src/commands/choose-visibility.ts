import { type BoardPreferences, problem } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import type { Stores } from '../store/stores.ts';
import { rejoinBoards } from './keep-boards.ts';

/** Whether somebody is on the boards, from now on: when this is answered, they are there or gone. @throws ProblemError unavailable */
export async function chooseVisibility(
  stores: Stores,
  id: string,
  { visible }: BoardPreferences,
  context: Context,
): Promise<BoardPreferences> {
  const { state } = await execute({
    collection: stores.players,
    id,
    context,
    decide(player) {
      if (!player) throw problem('unavailable', 'Your account has not been heard of here yet. Try again in a moment.');
      if (visible !== (player.hidden ?? false)) return { state: player, events: [] };
      return { state: { ...player, version: player.version + 1, hidden: !visible }, events: [] };
    },
  });
  await rejoinBoards(stores, state, context.now);
  return { visible };
}
