import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BoardPreferences, LeaderboardPeriod } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';

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
