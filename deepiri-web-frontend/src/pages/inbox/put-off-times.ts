import { addDays, instantOn, localDay } from '../../data/time.ts';

/** When the working day begins for what comes back on a day. */
const MORNING = 9 * 60;
const HOURS_3 = 3 * 3_600_000;

type When = { now: Date; zone: string; dayStartsAt: string };
export type PutOff = { name: 'hours' | 'tomorrow' | 'monday' | 'week'; until: string };

/** Nine in the morning of a day of the person, as an instant. */
export function morningOf(day: string, { zone, dayStartsAt }: Omit<When, 'now'>): string {
  return instantOn(day, MORNING, zone, dayStartsAt).toISOString();
}

export function tomorrowMorning(when: When): string {
  return morningOf(addDays(localDay(when.now, when.zone, when.dayStartsAt), 1), when);
}

/** Times until which something is often put off, the nearest first; none twice. */
export function putOffTimes(when: When): PutOff[] {
  const today = localDay(when.now, when.zone, when.dayStartsAt);
  const toMonday = (8 - new Date(`${today}T12:00:00Z`).getUTCDay()) % 7;
  const days = { tomorrow: 1, ...(toMonday > 1 ? { monday: toMonday } : {}), week: 7 };
  return [
    { name: 'hours', until: new Date(when.now.getTime() + HOURS_3).toISOString() },
    ...Object.entries(days).map(([name, away]) => ({
      name: name as PutOff['name'],
      until: morningOf(addDays(today, away), when),
    })),
  ];
}
