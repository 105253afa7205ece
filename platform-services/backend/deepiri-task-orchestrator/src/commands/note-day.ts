import type { User } from 'deepiri-contracts';
import { StaleVersion } from 'deepiri-stores';
import type { Stores } from '../store/collections.ts';

/** Keeps a person's time zone and the start of their day, for lines that name none. Older news than we have changes nothing. */
export async function noteDay(
  { people }: Stores,
  userId: string,
  { timeZone, dayStartsAt }: Pick<User, 'timeZone' | 'dayStartsAt'>,
  at: string,
): Promise<void> {
  for (;;) {
    const known = await people.get(userId);
    const isSame = known?.timeZone === timeZone && known.dayStartsAt === dayStartsAt;
    if (known && (isSame || known.updatedAt >= at)) return;
    try {
      await people.save({ id: userId, version: (known?.version ?? 0) + 1, timeZone, dayStartsAt, updatedAt: at });
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}
