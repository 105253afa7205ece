import { isTimeZone, problem } from 'deepiri-contracts';

/** The zone and day boundary that were in force from an instant on. */
export type ZoneEntry = { from: string; timeZone: string; dayStartsAt: string };

/** More changes than a traveller makes in a life; the oldest are let go so that a record cannot grow without end. */
const KEPT_ENTRIES = 1000;

/** The zone as it is written. @throws ProblemError invalid_time_zone */
export function requireTimeZone(timeZone: string): string {
  if (isTimeZone(timeZone)) return spelled(timeZone);
  throw problem('invalid_time_zone', `${timeZone} is not an IANA time zone, such as Europe/Berlin.`, {
    errors: [{ pointer: '/timeZone', message: 'is not a known IANA time zone', code: 'not_a_zone' }],
  });
}

// Not another name of the same zone, which the runtime may prefer.
function spelled(timeZone: string): string {
  const known = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  return known.toLowerCase() === timeZone.toLowerCase() ? known : timeZone;
}

/** The first entry also answers for everything before it. */
export function firstZone(entry: ZoneEntry): ZoneEntry[] {
  return [entry];
}

/** The history with a new entry, or the same history when neither zone nor day boundary changed. */
export function changeZone(zones: ZoneEntry[], entry: ZoneEntry): ZoneEntry[] {
  const last = zones.at(-1);
  if (last?.timeZone === entry.timeZone && last.dayStartsAt === entry.dayStartsAt) return zones;
  return [...zones, entry].slice(-KEPT_ENTRIES);
}
