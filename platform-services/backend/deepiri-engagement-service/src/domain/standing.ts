import type { Standing } from 'deepiri-contracts';
import { earnedBadges } from './badges.ts';
import { countOn } from './days.ts';
import { levelAt } from './levels.ts';
import { dayOf } from './local-days.ts';
import type { Player } from './player.ts';
import { ruleset } from './ruleset.ts';
import { freshRun, streakOn } from './streak.ts';

/** What the person sees of themselves. */
export function standingOf(player: Player, now: Date, rank: number | null): Standing {
  const today = dayOf(player.zones, now);
  const { days, best, freezes } = streakOn(player, today);
  return {
    userId: player.id,
    xp: player.xp,
    ...levelAt(player.xp),
    streak: { days, best, todayCounted: countOn(player.days, today).completions > 0, freezes },
    badges: earnedBadges(player, best),
    rank,
    rulesVersion: ruleset.version,
  };
}

/** The standing of somebody whose registration is still on its way here. */
export function freshStanding(userId: string): Standing {
  return {
    userId,
    xp: 0,
    ...levelAt(0),
    streak: { days: 0, best: 0, todayCounted: false, freezes: freshRun.freezes },
    badges: [],
    rank: null,
    rulesVersion: ruleset.version,
  };
}
