import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { api } from './client.ts';
import { readDerived, showTask } from './task-store.ts';

/** Saves notes only over the version they were written on, so that nobody's words are lost. */
export function useSaveNotes(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ notes, version }: { notes: string; version: number }): Promise<Task> =>
      api.call('updateTask', { params: { id }, body: { notes }, ifMatch: version }),
    onSuccess: (task) => {
      showTask(client, task);
      readDerived(client, id);
    },
  });
}

const name = (id: string) => `deepiri.notes.${id}`;

/** Words that were not saved yet, kept over a reload. */
export const drafts = {
  read: (id: string): { notes: string; version: number } | null => {
    try {
      return JSON.parse(sessionStorage.getItem(name(id)) ?? 'null') as { notes: string; version: number } | null;
    } catch {
      return null;
    }
  },
  keep: (id: string, draft: { notes: string; version: number }) =>
    sessionStorage.setItem(name(id), JSON.stringify(draft)),
  drop: (id: string) => sessionStorage.removeItem(name(id)),
};
