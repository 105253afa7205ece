import { dayOf, type Standing } from 'deepiri-contracts';
import { earnedBadges } from './badges.ts';
import { countOn } from './days.ts';
import { levelAt } from './levels.ts';
import type { Player } from './player.ts';
import { ruleset } from './ruleset.ts';
import { seenFrom } from './streak.ts';

/** What the person sees of themselves. */
export function standingOf(player: Player, now: Date, rank: number | null): Standing {
  const today = dayOf(player.zones, now);
  const { days, best, freezes } = seenFrom(player.run, today, player.zones);
  return {
    userId: player.id,
    xp: player.xp,
    ...levelAt(player.xp),
    streak: { days, best, todayCounted: countOn(player.days, today).completions > 0, freezes },
    badges: earnedBadges(player),
    rank,
    rulesVersion: ruleset.version,
  };
}
