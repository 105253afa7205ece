import { firstStay, type Zones } from 'deepiri-contracts';
import type { Person, Stores } from './collections.ts';

/** For somebody whose record has not arrived yet. */
const FALLBACK = { timeZone: 'UTC', dayStartsAt: '00:00', updatedAt: '1970-01-01T00:00:00.000Z' };

/** By which clock a person's days go. */
export async function clockOf({ people }: Stores, id: string): Promise<{ timeZone: string; dayStartsAt: string }> {
  const { timeZone, dayStartsAt = FALLBACK.dayStartsAt } = (await people.get(id)) ?? FALLBACK;
  return { timeZone, dayStartsAt };
}

/** The same with where the person has been. */
export async function calendarOf({ people }: Stores, id: string) {
  const person = (await people.get(id)) ?? FALLBACK;
  const { timeZone, dayStartsAt = FALLBACK.dayStartsAt } = person;
  return { timeZone, dayStartsAt, zones: zonesOf(person) };
}

/** Where a person has been; of one from before that was kept, only where they are. */
export function zonesOf({ zones, timeZone, dayStartsAt, updatedAt }: Omit<Person, 'id' | 'version'>): Zones {
  return zones ?? firstStay({ from: updatedAt, timeZone, dayStartsAt: dayStartsAt ?? FALLBACK.dayStartsAt });
}
