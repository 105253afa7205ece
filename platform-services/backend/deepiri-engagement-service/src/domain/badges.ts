import type { Badge } from 'deepiri-contracts';
import { type BadgeRule, badgeRules, type Metric } from './badge-rules.ts';
import { levelAt } from './levels.ts';
import type { Player } from './player.ts';

type Measured = Pick<Player, 'xp' | 'counters' | 'days' | 'sealed' | 'run' | 'badges'>;

/** How far a player is by a metric. */
export function measure(player: Measured, metric: Metric): number {
  switch (metric) {
    case 'best_streak':
      return player.run.best;
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
export function newlyEarned(player: Measured): BadgeRule[] {
  return badgeRules.filter(({ id, metric, target }) => !(id in player.badges) && measure(player, metric) >= target);
}

/** The catalogue as the player sees it. A badge that was earned stays earned and full. */
export function catalogue(player: Measured): Badge[] {
  return badgeRules.map((rule) => badge(rule, player));
}

/** Earned badges, newest first. */
export function earnedBadges(player: Measured): Badge[] {
  return badgeRules
    .filter(({ id }) => id in player.badges)
    .map((rule) => badge(rule, player))
    .sort((a, b) => Date.parse(b.earnedAt!) - Date.parse(a.earnedAt!));
}

export function badge({ metric, target, ...shown }: BadgeRule, player: Measured): Badge {
  const earnedAt = player.badges[shown.id] ?? null;
  const current = earnedAt ? target : Math.min(measure(player, metric), target);
  return { ...shown, earnedAt, progress: { current, target } };
}
