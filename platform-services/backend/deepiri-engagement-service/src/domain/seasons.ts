import type { Player } from './player.ts';

/**
 * XP by the first day of the season, ascending: a season is longer than the days that a player keeps. The last two are
 * all that boards are kept of. `of` is the XP of all time at which they were counted, so it shows when somebody has gone
 * on without counting: a player from before there were seasons, or another version of this service.
 */
export type Seasons = { of: number; xp: readonly (readonly [from: string, xp: number])[] };

const KEPT = 2;

export const noSeasons: Seasons = { of: 0, xp: [] };

/** The first day of the calendar quarter that a local date belongs to. */
export function seasonOf(date: string): string {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}

/** Whether what a player has of the seasons is all there is. */
export function hasSeasons({ seasons, xp }: Pick<Player, 'seasons' | 'xp'>): boolean {
  return seasons?.of === xp;
}

/** The seasons after an award (or its reversal, when negative) of a local date; null while they are not counted. */
export function seasonsWith(
  { seasons, xp }: Pick<Player, 'seasons' | 'xp'>,
  date: string,
  amount: number,
): Seasons | null {
  if (!seasons || seasons.of !== xp) return null;
  return { of: xp + amount, xp: added(seasons.xp, date, amount) };
}

/** The seasons that entries of the ledger come to. @param of XP of all time after the last of them */
export function seasonsFrom(entries: readonly { localDate: string; amount: number }[], of: number): Seasons {
  return { of, xp: entries.reduce<Seasons['xp']>((xp, entry) => added(xp, entry.localDate, entry.amount), []) };
}

export function xpOfSeason({ xp }: Seasons, from: string): number {
  return xp.find(([season]) => season === from)?.[1] ?? 0;
}

function added(seasons: Seasons['xp'], date: string, amount: number): Seasons['xp'] {
  const from = seasonOf(date);
  const others = seasons.filter(([season]) => season !== from);
  const before = seasons.find(([season]) => season === from)?.[1] ?? 0;
  return [...others, [from, before + amount] as const].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-KEPT);
}
