import type { LeaderboardPeriod } from 'deepiri-sdk';

export const periods: readonly LeaderboardPeriod[] = ['day', 'week', 'month', 'season', 'all'];

/** The period in the address, if it is one. */
export function periodSearch({ period }: Record<string, unknown>): { period?: LeaderboardPeriod } {
  const known = periods.find((one) => one === period);
  return known ? { period: known } : {};
}
