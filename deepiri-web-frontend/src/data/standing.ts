import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BoardPreferences, LeaderboardPeriod } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
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

/** What a completion has paid, and what of it was taken back, newest first. @param completionId undefined for none */
export function useEarned(completionId: string | undefined) {
  return useQuery({
    queryKey: keys.earned(completionId ?? ''),
    queryFn: async () => (await api.call('listLedger', { query: { completionId: completionId ?? '' } })).items,
    enabled: completionId !== undefined,
  });
}

/** One entry of the ledger. @param id null for none */
export function useLedgerEntry(id: string | null) {
  return useQuery({
    queryKey: keys.entry(id ?? ''),
    queryFn: () => api.call('getLedgerEntry', { params: { id: id ?? '' } }),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
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

/** Whether others see the user on leaderboards. */
export function useOnBoards() {
  return useQuery({ queryKey: keys.onBoards, queryFn: () => api.call('getBoardPreferences') });
}

export function useSetOnBoards() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (visible: boolean) => api.call('putBoardPreferences', { body: { visible } }),
    onMutate: (visible) => change<BoardPreferences>(client, keys.onBoards, () => ({ visible })),
    onError: (_error, visible) => change<BoardPreferences>(client, keys.onBoards, () => ({ visible: !visible })),
    onSettled: () => {
      readAgain(client, { queryKey: keys.boards });
      readAgain(client, { queryKey: keys.standing });
    },
  });
}
