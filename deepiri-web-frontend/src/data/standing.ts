import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { LeaderboardPeriod } from 'deepiri-sdk';
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

export function useBadges() {
  return useQuery({ queryKey: keys.badges, queryFn: async () => (await api.call('listBadges')).items });
}

export function useLedger() {
  return useInfiniteQuery({
    queryKey: keys.ledger,
    queryFn: ({ pageParam }) =>
      api.call('listLedger', { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function useExplanation(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.explain(id),
    queryFn: () => api.call('explainLedgerEntry', { params: { id } }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useBoard(period: LeaderboardPeriod) {
  return useQuery({
    queryKey: keys.board(period),
    queryFn: () => api.call('getLeaderboard', { params: { board: 'xp' }, query: { period, limit: 100 } }),
  });
}

/** The neighbours of the user, for those who are not near the top. */
export function useAroundMe(period: LeaderboardPeriod, enabled: boolean) {
  return useQuery({
    queryKey: keys.around(period),
    queryFn: () => api.call('getAroundMe', { params: { board: 'xp' }, query: { period, radius: 3 } }),
    enabled,
  });
}
