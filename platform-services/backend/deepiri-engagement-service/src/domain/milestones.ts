import type { NewEvent } from 'deepiri-contracts';
import { badge, newlyEarned } from './badges.ts';
import { countOn } from './days.ts';
import { type Decision, happened, type Moment } from './decision.ts';
import { levelAt } from './levels.ts';
import type { Player } from './player.ts';
import { breakOf, gapBefore, seenFrom } from './streak.ts';

/**
 * What an award on a local day reaches beyond its XP: streak, levels, badges. A day of a streak and a badge are told
 * once, also when the work that reached them is undone and done again.
 */
export function milestones(before: Player, after: Player, day: string, moment: Moment): Decision {
  const isNewDay = countOn(before.days, day).completions === 0 && countOn(after.days, day).completions > 0;
  const streak = isNewDay ? streakEvents(before, after, day, moment) : { state: after, events: [] };
  const state = isNewDay ? { ...streak.state, streakBreaksAt: breaksAt(streak.state) } : streak.state;
  const badges = badgeEvents(state, moment);
  return { state: badges.state, events: [...streak.events, ...levelEvents(before, after, moment), ...badges.events] };
}

/** When the streak breaks, unless that break has been told already. */
export function breaksAt(player: Player): string | null {
  const end = breakOf(player.run, player.zones);
  return end && end.day > player.told.brokenOn ? end.at : null;
}

/** Tells a streak that has ended by a local day. */
export function toldBreak(player: Player, today: string, moment: Moment): Decision {
  const { brokenOn, lostDays, best } = seenFrom(player.run, today, player.zones);
  if (brokenOn === null || brokenOn <= player.told.brokenOn) return { state: player, events: [] };
  const data = { days: lostDays, best, localDate: brokenOn, freezesUsed: 0 };
  const state = { ...player, told: { ...player.told, brokenOn }, streakBreaksAt: null };
  return { state, events: [happened('streak.broken', player, moment, { rule: `streak.broken ${brokenOn}` }, data)] };
}

function streakEvents(before: Player, after: Player, day: string, moment: Moment): Decision {
  if (day <= after.told.extendedOn) return { state: after, events: [] };
  const broken = toldBreak(before, day, moment);
  const gap = gapBefore(before.run, day, before.zones);
  const { days, best } = after.run;
  const data = { days, best, localDate: day, freezesUsed: gap.brokenOn ? 0 : gap.missed };
  const extended = happened('streak.extended', after, moment, { rule: `streak.extended ${day}` }, data);
  const state = { ...after, told: { ...broken.state.told, extendedOn: day } };
  return { state, events: [...broken.events, extended] };
}

// A level that is crossed again is told again: profiles elsewhere follow these events.
function levelEvents(before: Player, after: Player, moment: Moment): NewEvent[] {
  const [from, to] = [levelAt(before.xp).level, levelAt(after.xp).level];
  return Array.from({ length: to - from }, (_, index) => {
    const level = from + 1 + index;
    return happened('level.reached', after, moment, { rule: `level ${level}` }, { level, xp: after.xp });
  });
}

function badgeEvents(player: Player, moment: Moment): Decision {
  const earned = newlyEarned(player);
  if (earned.length === 0) return { state: player, events: [] };
  const earnedAt = moment.now.toISOString();
  const state = {
    ...player,
    badges: { ...player.badges, ...Object.fromEntries(earned.map(({ id }) => [id, earnedAt])) },
  };
  const events = earned.map((rule) =>
    happened('badge.earned', state, moment, { rule: `badge ${rule.id}` }, { badge: badge(rule, state), earnedAt }),
  );
  return { state, events };
}
