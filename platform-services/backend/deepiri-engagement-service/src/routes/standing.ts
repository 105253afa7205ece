import { gamificationRoutes as contract, dayOf } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import { chooseVisibility } from '../commands/choose-visibility.ts';
import { rankOf } from '../commands/keep-boards.ts';
import { catalogue } from '../domain/badges.ts';
import { calendar, KEPT_DAYS, longCalendar } from '../domain/calendar.ts';
import { newcomer } from '../domain/player.ts';
import { ruleset } from '../domain/ruleset.ts';
import { standingOf } from '../domain/standing.ts';
import { daysFromLedger } from '../store/days.ts';
import type { Stores } from '../store/stores.ts';

const DAYS = 7;

/** What a person sees of themselves. Whoever is not known here yet is seen as new: their registration is on its way. */
export function standingRoutes(stores: Stores): RouteImplementation[] {
  const { players } = stores;
  const playerOf = async (id: string, now: Date) => (await players.get(id)) ?? newcomer(id, now);
  return [
    implement(contract.getStanding, async ({ caller, context: { now } }) => {
      const player = await playerOf(caller.id, now);
      return standingOf(player, now, await rankOf(stores, player));
    }),
    implement(contract.listStreakDays, async ({ caller, query, context: { now } }) => {
      const player = await playerOf(caller.id, now);
      const [today, length] = [dayOf(player.zones, now), query.days ?? DAYS];
      if (length <= KEPT_DAYS) return { items: calendar(player, today, length) };
      return { items: longCalendar(player, await daysFromLedger(stores.log, caller.id), today, length) };
    }),
    implement(contract.getBoardPreferences, async ({ caller }) => ({
      visible: !((await players.get(caller.id))?.hidden ?? false),
    })),
    implement(contract.putBoardPreferences, ({ caller, body, context }) =>
      chooseVisibility(stores, caller.id, body, context),
    ),
    implement(contract.listBadges, async ({ caller, context: { now } }) => {
      const player = await playerOf(caller.id, now);
      return { items: catalogue(player) };
    }),
    implement(contract.getRules, async () => ruleset),
  ];
}
