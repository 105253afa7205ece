import type { StreakDay } from 'deepiri-sdk';

/** Columns of a year. */
export const WEEKS = 53;

/** Monday is the first row. */
const rowOf = (date: string) => (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;

/** Where each day is drawn: its column and row; today is in the last column. */
export function placesOf(days: readonly Pick<StreakDay, 'date'>[]): { week: number; row: number }[] {
  const lastRow = rowOf(days.at(-1)!.date);
  return days.map(({ date }, at) => {
    const toEnd = days.length - 1 - at + (6 - lastRow);
    return { week: WEEKS - 1 - Math.floor(toEnd / 7), row: rowOf(date) };
  });
}

/** The months that have room for their name, and the column of their first day. */
export function monthsIn(days: readonly Pick<StreakDay, 'date'>[]): { date: string; week: number }[] {
  const places = placesOf(days);
  return days.flatMap(({ date }, at) => {
    const week = places[at]!.week;
    return date.endsWith('-01') && week < WEEKS - 1 ? [{ date, week: places[at]!.row === 0 ? week : week + 1 }] : [];
  });
}

/** How strongly a day that counts is drawn, 1 to 4; 0 for any other. */
export function shadeOf({ state, xp }: Pick<StreakDay, 'state' | 'xp'>, most: number): number {
  return state === 'counted' ? Math.min(4, Math.max(1, Math.ceil((xp / Math.max(1, most)) * 4))) : 0;
}

const steps: Record<string, number> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -7,
  ArrowRight: 7,
  PageUp: -28,
  PageDown: 28,
};

/** The day that a key leads to; undefined when it leads nowhere. */
export function step(key: string, at: number, last: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const by = steps[key];
  return by === undefined ? undefined : Math.min(last, Math.max(0, at + by));
}
