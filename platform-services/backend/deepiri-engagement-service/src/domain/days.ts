/** A local day on which something that stands was completed. A tuple, because the player is written again with each award. */
export type DayCount = readonly [date: string, xp: number, completions: number];

/** Ascending by date; only days with completions. */
export type Days = readonly DayCount[];

export function countOn(days: Days, date: string): { xp: number; completions: number } {
  const [, xp, completions] = days.findLast(([day]) => day === date) ?? [date, 0, 0];
  return { xp, completions };
}

/** The days with more (or less, when negative) XP and completions on one of them. A day with nothing left is gone. */
export function adjusted(days: Days, date: string, xp: number, completions: number): DayCount[] {
  const before = countOn(days, date);
  const day: DayCount = [date, before.xp + xp, before.completions + completions];
  const earlier = days.findLastIndex(([other]) => other < date) + 1;
  const later = days[earlier]?.[0] === date ? earlier + 1 : earlier;
  return [...days.slice(0, earlier), ...(day[2] > 0 ? [day] : []), ...days.slice(later)];
}

/** XP of the days from one date to another, both included. */
export function xpBetween(days: Days, from: string, to: string): number {
  return days.reduce((sum, [date, xp]) => (date >= from && date <= to ? sum + xp : sum), 0);
}
