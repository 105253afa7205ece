import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { readAgain } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { readDerived, showTask } from './task-store.ts';

/** Lets a task wait for another, or no longer. */
export function useDependency(task: Task) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ otherId, wait }: { otherId: string; wait: boolean }): Promise<Task> => {
      const params = { id: task.id, otherId };
      if (wait) return api.call('addDependency', { params });
      await api.call('removeDependency', { params });
      return { ...task, blockedBy: task.blockedBy.filter((id) => id !== otherId) };
    },
    onSuccess: (next) => {
      showTask(client, next);
      readAgain(client, { queryKey: keys.graph(task.id) });
      readDerived(client, task.id);
    },
  });
}
