import type { Clock } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import type { Stores } from '../store/stores.ts';
import { countSeasons } from './count-seasons.ts';
import { keptBoards } from './keep-boards.ts';
import { rebuildBoards } from './rebuild-boards.ts';

const ID = 'open-seasons';
const PAGE = 100;
const TAKEN_MS = 300_000;

/**
 * Gives an installation from before there were seasons what it has earned in them: once, and from the start again where
 * it was cut short. Players are counted one by one, each by whoever comes first; the boards are made by one instance.
 */
export async function openSeasons(stores: Stores, clock: Clock): Promise<void> {
  const { chores } = stores;
  const chore = await chores.get(ID);
  if (chore && (chore.done || Date.parse(chore.through) > clock.now().getTime() - TAKEN_MS)) return;
  await countAll(stores, clock);
  const now = clock.now();
  const taken = { id: ID, version: (chore?.version ?? 0) + 1, through: now.toISOString() };
  try {
    await chores.save(taken);
  } catch (error) {
    if (error instanceof StaleVersion) return;
    throw error;
  }
  await rebuildBoards(
    stores,
    now,
    keptBoards(now).filter(({ period }) => period === 'season'),
  );
  await chores.save({ ...taken, version: taken.version + 1, done: true });
}

async function countAll(stores: Stores, clock: Clock): Promise<void> {
  let after: string | undefined;
  do {
    const page = await stores.players.find({ where: {}, limit: PAGE, ...(after ? { after } : {}) });
    for (const player of page.items) await countSeasons(stores, player, clock.now());
    after = page.next;
  } while (after);
}
