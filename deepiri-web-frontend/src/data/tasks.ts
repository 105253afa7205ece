import { onlineManager, queryOptions, type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Task, TaskPlan, TaskVersion } from 'deepiri-sdk';
import { useNow } from '../components/use-now.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { isLocal } from './outbox/entry.ts';
import { useMe } from './session.ts';
import { knownTask } from './task-store.ts';
import { dayBegins, localDay } from './time.ts';

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
  const completedAfter = dayBegins(day, me.timeZone, me.dayStartsAt).toISOString();
  return useQuery({
    queryKey: keys.doneSince(completedAfter),
    // A day that began without a network has nothing done yet, as far as anybody knows.
    ...(onlineManager.isOnline() ? {} : { initialData: [], initialDataUpdatedAt: 0 }),
    queryFn: async (): Promise<Task[]> =>
      (await api.call('listTasks', { query: { status: 'done', completedAfter, sort: '-completedAt', limit: 200 } }))
        .items,
    placeholderData: (before) => before,
  });
}

export function useTask(id: string, options: Partial<UseQueryOptions<Task>> = {}) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.task(id),
    queryFn: (): Promise<Task> => api.call('getTask', { params: { id } }),
    // What a list knows of it is there at once, and read again.
    initialData: () => knownTask(client, id),
    initialDataUpdatedAt: 0,
    enabled: !isLocal(id),
    ...options,
  });
}

export function useGraph(id: string) {
  return useQuery({
    queryKey: keys.graph(id),
    queryFn: () => api.call('getDependencies', { params: { id } }),
    enabled: !isLocal(id),
  });
}

export function useVersions(id: string, options: Partial<UseQueryOptions<TaskVersion[]>> = {}) {
  return useQuery({
    queryKey: keys.versions(id),
    queryFn: async () => (await api.call('listVersions', { params: { id }, query: { limit: 200 } })).items,
    enabled: !isLocal(id),
    ...options,
  });
}

export function useLabels(enabled = true) {
  return useQuery({ queryKey: keys.labels, queryFn: async () => (await api.call('listLabels')).items, enabled });
}
