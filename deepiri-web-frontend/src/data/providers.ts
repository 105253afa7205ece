import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';

/** Where else one may sign in, and whether anybody has an account yet. Nothing, while that is not known. */
export function useProviders() {
  return useQuery({
    queryKey: keys.providers,
    queryFn: () => api.call('listProviders'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What the platform takes as a path to come back to. */
const RETURNS = /^\/(?:[\w.~%-][\w.~%/?&=-]*)?$/;

/** The address at which signing in at a provider begins. */
export function startOf(name: string, next: string | undefined): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query = new URLSearchParams({ timeZone, ...(next && RETURNS.test(next) ? { returnTo: next } : {}) });
  return `/api/users/oauth/${encodeURIComponent(name)}/start?${query}`;
}
