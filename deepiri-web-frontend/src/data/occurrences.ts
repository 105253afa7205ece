import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { api } from './client.ts';
import { keys } from './keys.ts';

/** How many of the next times are told. */
export const TOLD = 20;

/** The next times of a rule for a task at its time, as the platform will make them. */
export function useOccurrences(rule: string | null, { dueAt, scheduledFor }: Pick<Task, 'dueAt' | 'scheduledFor'>) {
  return useQuery({
    queryKey: keys.occurrences(rule ?? '', dueAt, scheduledFor),
    queryFn: async () => {
      const body = { recurrence: rule ?? '', dueAt, scheduledFor, count: TOLD };
      return (await api.call('previewRecurrence', { body })).items;
    },
    enabled: rule !== null,
    placeholderData: keepPreviousData,
  });
}
