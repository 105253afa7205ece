import { type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { arrived } from './changes.ts';
import { showPending } from './task-store.ts';

/** The cache of everything that was read. No answer is shown without what was heard and done while it was on its way. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (_answer, query) => {
        arrived(client, query as Query);
        showPending(client, query.queryKey);
      },
    }),
    defaultOptions: {
      // The socket tells what changes; reading again is for what it cannot tell. The client of the platform retries by itself.
      queries: { staleTime: 60_000, gcTime: 600_000, retry: false },
      mutations: { retry: false },
    },
  });
  return client;
}
