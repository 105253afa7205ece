import { addDays } from 'deepiri-contracts';
import { StaleVersion } from 'deepiri-stores';
import { boardOf } from '../domain/boards.ts';
import type { Player } from '../domain/player.ts';
import { hasSeasons, seasonsFrom } from '../domain/seasons.ts';
import { entriesSince } from '../store/ledger.ts';
import type { Stores } from '../store/stores.ts';

const MAX_TRIES = 5;
/** Days by which a local date can be ahead of the clock at which it was written down. */
const AHEAD_DAYS = 2;

/** A player with what they have earned in the seasons that boards are kept of, counted from the ledger if need be. */
export async function countSeasons(stores: Stores, player: Player, now: Date): Promise<Player> {
  let latest = player;
  for (let tries = 0; tries < MAX_TRIES && !hasSeasons(latest); tries++) {
    const next = await withSeasons(stores, latest, now);
    // The log of some stores is a moment behind the documents; what is not in it yet cannot be counted.
    if (!next) return latest;
    try {
      await stores.players.save(next);
      return next;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
      const changed = await stores.players.get(player.id);
      if (!changed) return latest;
      latest = changed;
    }
  }
  return latest;
}

async function withSeasons({ log }: Stores, player: Player, now: Date): Promise<Player | undefined> {
  const { from: current } = boardOf('season', now.toISOString().slice(0, 10));
  const { from: former } = boardOf('season', addDays(current, -1));
  const { records, xp } = await entriesSince(log, player.id, addDays(former, -AHEAD_DAYS));
  if (xp !== player.xp) return undefined;
  const seasons = seasonsFrom(
    records.map(({ entry }) => entry),
    xp,
  );
  return { ...player, version: player.version + 1, seasons };
}
