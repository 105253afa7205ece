import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';

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
