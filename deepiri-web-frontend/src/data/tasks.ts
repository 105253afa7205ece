import { queryOptions, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import type { Task, TaskPlan } from 'deepiri-sdk';
import { useNow } from '../components/use-now.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { useMe } from './session.ts';
import { instantOf, localDay } from './time.ts';

export const planQuery = queryOptions({ queryKey: keys.plan, queryFn: wholePlan });

// A page holds thousands of tasks as people write them; only very large ones make more pages.
async function wholePlan(): Promise<TaskPlan> {
  const plan = await api.call('planTasks');
  for (let cursor = plan.nextCursor; cursor; ) {
    const page = await api.call('planTasks', { query: { cursor } });
    plan.items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { ...plan, nextCursor: null };
}

export function usePlan() {
  return useQuery(planQuery);
}

/** Today by the user's own zone and day start, as a calendar date. */
export function useLocalDay(): string {
  const me = useMe();
  return localDay(useNow(), me.timeZone, me.dayStartsAt);
}

export function useDoneToday() {
  const me = useMe();
  const day = useLocalDay();
  const starts = Number(me.dayStartsAt.slice(0, 2)) * 60 + Number(me.dayStartsAt.slice(3));
  const completedAfter = instantOf(day, starts, me.timeZone).toISOString();
  return useQuery({
    queryKey: keys.doneOn(day),
    queryFn: async (): Promise<Task[]> =>
      (await api.call('listTasks', { query: { status: 'done', completedAfter, sort: '-completedAt', limit: 200 } }))
        .items,
  });
}

export function useTask(id: string, options: Partial<UseQueryOptions<Task>> = {}) {
  return useQuery({
    queryKey: keys.task(id),
    queryFn: (): Promise<Task> => api.call('getTask', { params: { id } }),
    ...options,
  });
}

export function useGraph(id: string) {
  return useQuery({ queryKey: keys.graph(id), queryFn: () => api.call('getDependencies', { params: { id } }) });
}

export function useVersions(id: string) {
  return useQuery({
    queryKey: keys.versions(id),
    queryFn: async () => (await api.call('listVersions', { params: { id }, query: { limit: 200 } })).items,
  });
}

export function useLabels(enabled = true) {
  return useQuery({ queryKey: keys.labels, queryFn: async () => (await api.call('listLabels')).items, enabled });
}

export function useTaskSearch(text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: keys.search(q),
    queryFn: async (): Promise<Task[]> => (await api.call('listTasks', { query: { q, limit: 12 } })).items,
    enabled: q.length > 1,
    staleTime: 5_000,
    placeholderData: (previous) => previous,
  });
}
