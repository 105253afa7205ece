import type { TFunction } from 'i18next';
import type { DayEntry } from './day-entries.ts';

/** A day and how much is on it, for who hears it. */
export function dayName(day: string, entries: readonly DayEntry[], t: TFunction): string {
  const ahead = entries.filter((entry) => entry.ahead).length;
  const tasks = t('calendar.day', { day, count: entries.length - ahead });
  return ahead === 0 ? tasks : `${tasks}, ${t('calendar.ahead', { count: ahead })}`;
}
