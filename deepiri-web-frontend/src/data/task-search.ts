import { useQuery } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { isOpen, titled } from './task-cache.ts';
import { usePlan } from './tasks.ts';

const MOST_FOUND = 12;

/** Tasks by their words: open ones by their title at once, then whatever else the platform finds, in notes and among what is done. */
export function useTaskSearch(text: string): Task[] {
  const q = text.trim();
  const enabled = q.length > 1;
  const plan = usePlan().data;
  const { data: found = [] } = useQuery({
    queryKey: keys.search(q),
    queryFn: async (): Promise<Task[]> => (await api.call('listTasks', { query: { q, limit: MOST_FOUND } })).items,
    enabled,
    staleTime: 5_000,
    gcTime: 60_000,
  });
  if (!enabled) return [];
  const open = titled(plan?.items.map((item) => item.task).filter(isOpen) ?? [], q);
  const known = new Set(open.map(({ id }) => id));
  return [...open, ...found.filter(({ id }) => !known.has(id))].slice(0, MOST_FOUND);
}
