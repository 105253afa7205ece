import type { Badge } from 'deepiri-contracts';
import { type BadgeRule, badgeRules, type Metric } from './badge-rules.ts';
import { levelAt } from './levels.ts';
import type { Player } from './player.ts';

type Measured = Pick<Player, 'xp' | 'counters' | 'days' | 'sealed' | 'badges'>;

/** How far a player is by a metric. @param bestStreak longest streak over the days that stand */
export function measure(player: Measured, metric: Metric, bestStreak: number): number {
  switch (metric) {
    case 'best_streak':
      return bestStreak;
    case 'best_day':
      return player.days.reduce((best, [, , completions]) => Math.max(best, completions), player.sealed.bestDay);
    case 'level':
      return levelAt(player.xp).level;
    case 'kinds':
      return Object.keys(player.counters).filter((name) => name.startsWith('kind:')).length;
    default:
      return player.counters[metric] ?? 0;
  }
}

/** The rules that hold and whose badge the player does not have. */
export function newlyEarned(player: Measured, bestStreak: number): BadgeRule[] {
  return badgeRules.filter(
    ({ id, metric, target }) => !(id in player.badges) && measure(player, metric, bestStreak) >= target,
  );
}

/** The catalogue as the player sees it. A badge that was earned stays earned and full. */
export function catalogue(player: Measured, bestStreak: number): Badge[] {
  return badgeRules.map((rule) => badge(rule, player, bestStreak));
}

/** Earned badges, newest first. */
export function earnedBadges(player: Measured, bestStreak: number): Badge[] {
  return badgeRules
    .filter(({ id }) => id in player.badges)
    .map((rule) => badge(rule, player, bestStreak))
    .sort((a, b) => Date.parse(b.earnedAt!) - Date.parse(a.earnedAt!));
}

export function badge({ metric, target, ...shown }: BadgeRule, player: Measured, bestStreak: number): Badge {
  const earnedAt = player.badges[shown.id] ?? null;
  const current = earnedAt ? target : Math.min(measure(player, metric, bestStreak), target);
  return { ...shown, earnedAt, progress: { current, target } };
}
