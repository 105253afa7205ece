import type { User } from 'deepiri-contracts';
import type { Decision } from './decision.ts';
import { withZone } from './local-days.ts';
import { breaksAt } from './milestones.ts';
import { newPlayer, type Player, zoneOf } from './player.ts';
import { runOf } from './streak.ts';

/** Takes over name and zone of a user; older news than what is known changes nothing. @param at when it happened */
export function known(player: Player | undefined, user: User, at: string): Decision {
  if (!player) return { state: newPlayer(user, at), events: [] };
  if (user.version <= player.userVersion) return { state: player, events: [] };
  const current = player.zones.at(-1)!;
  const zone = zoneOf(user, at);
  const isMoved = zone.timeZone !== current.timeZone || zone.dayStartsAt !== current.dayStartsAt;
  if (!isMoved && user.name === player.name) return { state: player, events: [] };
  const next = { ...player, version: player.version + 1, userVersion: user.version, name: user.name };
  return { state: isMoved ? moved(next, zone) : next, events: [] };
}

function moved(player: Player, zone: ReturnType<typeof zoneOf>): Player {
  const there = { ...player, zones: withZone(player.zones, zone) };
  const next = { ...there, run: runOf(there) };
  return { ...next, streakBreaksAt: breaksAt(next) };
}
