import { useQuery } from '@tanstack/react-query';
import type { RepeatingTask } from 'deepiri-sdk';
import { api } from './client.ts';
import { keys } from './keys.ts';

const PAGE = 200;
/** Pages that are read at the most; a calendar of more helps nobody. */
const MOST_PAGES = 5;
const none: readonly RepeatingTask[] = [];

/** The times to come of the tasks that repeat and match a filter, within some days. */
export function usePlannedTimes(filter: string, { from, to }: { from: string; to: string }, enabled: boolean) {
  const { data = none } = useQuery({
    queryKey: [...keys.planned, filter, from, to],
    queryFn: async () => {
      const planned: RepeatingTask[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = { from, to, limit: PAGE, ...(filter ? { filter } : {}), ...(cursor ? { cursor } : {}) };
        const { items, nextCursor } = await api.call('listOccurrences', { query });
        planned.push(...items.filter(({ times }) => times.length > 0));
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return planned as readonly RepeatingTask[];
    },
    enabled,
  });
  return enabled ? data : none;
}
