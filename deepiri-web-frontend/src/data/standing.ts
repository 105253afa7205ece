import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';

export function useStanding() {
  return useQuery({ queryKey: keys.standing, queryFn: () => api.call('getStanding') });
}

/** The last local days, oldest first, each with why it counts or not. */
export function useStreakDays(days: number) {
  return useQuery({
    queryKey: keys.days(days),
    queryFn: async () => (await api.call('listStreakDays', { query: { days } })).items,
  });
}

export function useRules() {
  return useQuery({ queryKey: keys.rules, queryFn: () => api.call('getRules'), staleTime: Number.POSITIVE_INFINITY });
}
