import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { api } from './client.ts';
import { readDerived, showTask } from './task-store.ts';

/** Makes an earlier state the present one; the history keeps both. */
export function useRestoreVersion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number): Promise<Task> => api.call('restoreVersion', { params: { id, version } }),
    onSuccess: (task) => {
      showTask(client, task);
      readDerived(client, id);
    },
  });
}
