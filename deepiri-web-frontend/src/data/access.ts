import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session, TokenScope } from 'deepiri-sdk';
import { change, readAgain } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';

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
