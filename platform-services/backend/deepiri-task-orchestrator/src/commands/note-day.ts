import { firstStay, type User, withZone } from 'deepiri-contracts';
import { StaleVersion } from 'deepiri-stores';
import { zonesOf } from '../store/clock.ts';
import type { Stores } from '../store/collections.ts';
import { rollAgain } from '../store/rollovers.ts';

/**
 * Keeps a person's time zone and the start of their day, for lines that name none, and where they have been, for habits: as
 * long as there is none, nothing has been counted that could bend. Older news than we have changes nothing.
 */
export async function noteDay(
  stores: Stores,
  userId: string,
  { timeZone, dayStartsAt }: Pick<User, 'timeZone' | 'dayStartsAt'>,
  at: string,
): Promise<void> {
  for (;;) {
    const known = await stores.people.get(userId);
    const isSame = known?.timeZone === timeZone && known.dayStartsAt === dayStartsAt;
    // Told again, perhaps because the first time did not come to its end.
    if (isSame) return rollAgain(stores, userId, at);
    if (known && known.updatedAt >= at) return;
    if (!known && (await stores.departed.get(userId))) return;
    const here = { from: at, timeZone, dayStartsAt };
    const hasHabits = known && (await stores.rollovers.get(userId));
    const zones = hasHabits ? withZone(zonesOf(known), here) : firstStay(here);
    try {
      const version = (known?.version ?? 0) + 1;
      await stores.people.save({ id: userId, version, timeZone, dayStartsAt, zones, updatedAt: at });
      await rollAgain(stores, userId, at);
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}
