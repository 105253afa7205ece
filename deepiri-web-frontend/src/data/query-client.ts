import { onlineManager, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { arrived } from './changes.ts';

/** As long as a page is open it can go back to what it has read, also without a network. */
const A_DAY_MS = 86_400_000;

/** The cache of everything that was read. No answer is shown without what was heard and done while it was on its way. */
export function createQueryClient(): QueryClient {
  // Else a page that is opened without a network would find out one question at a time.
  onlineManager.setOnline(globalThis.navigator?.onLine !== false);
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (_answer, query) => arrived(client, query as Query),
    }),
    defaultOptions: {
      // The socket tells what changes; reading again is for what it cannot tell. The client of the platform retries by itself.
      queries: { staleTime: 60_000, gcTime: A_DAY_MS, retry: false },
      mutations: { retry: false },
    },
  });
  return client;
}
