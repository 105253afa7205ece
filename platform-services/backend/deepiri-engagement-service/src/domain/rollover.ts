import { dayOf } from 'deepiri-contracts';
import type { Decision, Moment } from './decision.ts';
import { breaksAt, toldBreak } from './milestones.ts';
import type { Player } from './player.ts';

/** Ends a streak whose last chance is over. Freezes need no step of their own: they follow from the days. */
export function rolledOver(player: Player, moment: Moment): Decision {
  const today = dayOf(player.zones, moment.now);
  const told = toldBreak(player, today, moment);
  const streakBreaksAt = breaksAt(told.state);
  if (told.events.length === 0 && streakBreaksAt === player.streakBreaksAt) return { state: player, events: [] };
  return { state: { ...told.state, streakBreaksAt, version: player.version + 1 }, events: told.events };
}
