import { firstStay, type User, withZone, type ZoneRecord } from 'deepiri-contracts';
import type { Decision } from './decision.ts';
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

const hasCounted = ({ days, sealed }: Player) => days.length > 0 || sealed.through !== null;

// Whoever has no day yet has none to keep: the zone of a new account is often put right only after it was opened.
function fromTheStart({ zones }: Player, zone: ZoneRecord): Pick<Player, 'zones' | 'since'> {
  const stay = firstStay({ ...zone, from: zones[0]!.from });
  return { zones: stay, since: stay[0]!.days[0]!.date };
}

function moved(player: Player, zone: ZoneRecord): Player {
  const there = {
    ...player,
    ...(hasCounted(player) ? { zones: withZone(player.zones, zone) } : fromTheStart(player, zone)),
  };
  const next = { ...there, run: runOf(there) };
  return { ...next, streakBreaksAt: breaksAt(next) };
}
