import { MutationCache, onlineManager, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { toast } from '../components/toasts/store.ts';
import { arrived } from './changes.ts';
import { isAway, needNetwork } from './need-network.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** It says itself, wherever it was called from, that there is no network. */
      says?: true;
      /** What it does is not lost without a network. */
      waits?: true;
    };
  }
}

/** As long as a page is open it can go back to what it has read, also without a network. */
const A_DAY_MS = 86_400_000;

/**
 * The cache of everything that was read. No answer is shown without what was heard and done while it was on its way.
 * Without a network a mutation is refused before anything of it is shown, and the person is told.
 */
export function createQueryClient(): QueryClient {
  // Else a page that is opened without a network would find out one question at a time.
  onlineManager.setOnline(globalThis.navigator?.onLine !== false);
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (_answer, query) => arrived(client, query as Query),
    }),
    mutationCache: new MutationCache({
      onMutate: (_variables, { meta }) => void (meta?.waits || needNetwork()),
      onError: (error, _variables, _shown, { meta }) => {
        if (!meta?.says && isAway(error)) toast({ id: 'needs-network', tone: 'bad', text: i18next.t('live.needed') });
      },
    }),
    defaultOptions: {
      // The socket tells what changes; reading again is for what it cannot tell. The client of the platform retries by itself.
      queries: { staleTime: 60_000, gcTime: A_DAY_MS, retry: false },
      // Else it would wait in memory, unseen, and be lost with the page.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
