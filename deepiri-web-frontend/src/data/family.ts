import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { planQuery } from './tasks.ts';

/** How far a task with subtasks is; undefined for one without. */
export function useProgress(id: string) {
  return useQuery({
    queryKey: keys.subtaskProgress,
    queryFn: async () => new Map((await api.call('listProgress')).items.map((item) => [item.id, item])),
    select: (all) => all.get(id),
    // A map is not compared part by part; what is chosen of it is.
    structuralSharing: false,
  }).data;
}

/** The title of an open task. */
export function useOpenTitle(id: string): string | undefined {
  return useQuery({ ...planQuery, select: (plan) => plan.items.find((item) => item.task.id === id)?.task.title }).data;
}
