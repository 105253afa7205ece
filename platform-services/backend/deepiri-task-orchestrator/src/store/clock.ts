import type { Stores } from './collections.ts';

/** For somebody whose record has not arrived yet. */
const FALLBACK = { timeZone: 'UTC', dayStartsAt: '00:00' };

/** By which clock a person's days go. */
export async function clockOf({ people }: Stores, id: string): Promise<{ timeZone: string; dayStartsAt: string }> {
  const { timeZone, dayStartsAt = FALLBACK.dayStartsAt } = (await people.get(id)) ?? FALLBACK;
  return { timeZone, dayStartsAt };
}
