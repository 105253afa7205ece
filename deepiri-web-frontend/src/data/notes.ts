import { onlineManager, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task } from 'deepiri-sdk';
import { inTab } from './browser-texts.ts';
import { api } from './client.ts';
import { isLocal } from './outbox/entry.ts';
import { outbox } from './outbox/open-outbox.ts';
import { answerTo } from './outbox/send-entry.ts';
import type { TaskChange } from './task-change.ts';
import { readDerived, seenTask, showTask } from './task-store.ts';

/**
 * Saves notes only over the version they were written on, so that nobody's words are lost. Without an answer they wait
 * in the outbox like every other change.
 */
export function useSaveNotes(id: string) {
  const client = useQueryClient();
  return useMutation({
    meta: { waits: true },
    mutationFn: async ({ notes, version }: { notes: string; version: number }): Promise<Task | null> => {
      const seen = seenTask(client, { id } as Task);
      // What stood there at an earlier version is not known any more: then any other words there are a conflict.
      const task = seen.version === version ? seen : { ...seen, version, notes: null as never };
      const change: TaskChange = { type: 'update', task, patch: { notes } };
      const intent = { kind: 'change', change } as const;
      try {
        if (onlineManager.isOnline() && !isLocal(id))
          return await api.call('updateTask', { params: { id }, body: { notes }, ifMatch: version });
      } catch (error) {
        if (answerTo(error, { intent }).is !== 'later') throw error;
      }
      outbox.add(() => intent);
      return null;
    },
    onSuccess: (task) => {
      if (!task) return;
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
      return JSON.parse(inTab.get(name(id)) ?? 'null') as { notes: string; version: number } | null;
    } catch {
      return null;
    }
  },
  keep: (id: string, draft: { notes: string; version: number }) => inTab.set(name(id), JSON.stringify(draft)),
  drop: (id: string) => inTab.drop(name(id)),
};
