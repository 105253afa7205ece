import { StaleVersion } from 'deepiri-stores';
import type { Stores } from '../store/collections.ts';

/** Keeps a person's time zone, for lines that name no zone of their own. Older news than we have changes nothing. */
export async function noteTimeZone({ people }: Stores, userId: string, timeZone: string, at: string): Promise<void> {
  for (;;) {
    const known = await people.get(userId);
    if (known && (known.updatedAt >= at || known.timeZone === timeZone)) return;
    try {
      await people.save({ id: userId, version: (known?.version ?? 0) + 1, timeZone, updatedAt: at });
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}
