import type { EventData, EventType, NewEvent } from 'deepiri-contracts';
import type { Player } from './player.ts';

/** When a rule decides, and ids that are the same each time the same cause is handled. */
export type Moment = { readonly now: Date; deriveId(prefix: string, rule: string): string };

export type Decision = { state: Player; events: readonly NewEvent[] };

/**
 * An event of a player.
 * @param from the id where another cause must be able to find it; otherwise the rule, which together with the player makes
 *   the id: one cause, such as a run of a job, may concern many players
 */
export function happened<T extends EventType>(
  type: T,
  player: Player,
  moment: Moment,
  from: { id: string } | { rule: string },
  data: EventData<T>,
): NewEvent {
  const id = 'id' in from ? from.id : moment.deriveId('evt', `${from.rule} of ${player.id}`);
  return { id, type, subject: player.id, userid: player.id, time: moment.now.toISOString(), data } as NewEvent;
}
