import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session, TokenScope, User } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';

/** The user as the platform has it now; the session's own copy until then. */
export function useAccount(initial: User) {
  return useQuery({
    queryKey: keys.me,
    queryFn: (): Promise<User> => api.call('getMe'),
    initialData: initial,
    initialDataUpdatedAt: Date.now,
  });
}

export type AccountPatch = Partial<Pick<User, 'name' | 'bio' | 'timeZone' | 'dayStartsAt'>>;

export function useUpdateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountPatch) => api.call('updateMe', { body }),
    onMutate: (body) => {
      const before = client.getQueryData<User>(keys.me);
      change<User>(client, keys.me, (me) => ({ ...me, ...body }));
      return { before };
    },
    onError: (_error, _body, kept) => {
      const { before } = kept ?? {};
      if (before) change<User>(client, keys.me, () => before);
    },
    onSuccess: (user) => {
      change<User>(client, keys.me, () => user);
      // The zone and the day's start decide what "today" is.
      readAgain(client, { predicate: ({ queryKey }) => queryKey[0] === 'tasks' || queryKey[0] === 'days' });
    },
  });
}

export function useSessions() {
  return useQuery({
    queryKey: keys.sessions,
    queryFn: async () => (await api.call('listSessions', { query: { limit: 200 } })).items,
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call('endSession', { params: { id } }),
    onSuccess: (_nothing, id) =>
      change<Session[]>(client, keys.sessions, (known) => known.filter((session) => session.id !== id)),
  });
}

export function useTokens() {
  return useQuery({
    queryKey: keys.tokens,
    queryFn: async () => (await api.call('listAccessTokens', { query: { limit: 200 } })).items,
  });
}

export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; scopes: TokenScope[]; expiresAt: string | null }) =>
      api.call('createAccessToken', { body }),
    onSuccess: () => readAgain(client, { queryKey: keys.tokens }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.call('deleteAccessToken', { params: { id } }),
    onSuccess: () => readAgain(client, { queryKey: keys.tokens }),
  });
}
