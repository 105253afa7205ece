import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewTimeEntry, Task, TimeEntry, TimeEntryPatch } from 'deepiri-sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dismiss, toast } from '../components/toasts/store.ts';
import { refusalText } from '../text/problems.ts';
import { readAgain } from './changes.ts';
import { api } from './client.ts';
import { keys } from './keys.ts';
import { showEntry } from './timer.ts';

/** The time that was spent on a task, the latest first. */
export function useTimeEntries(taskId: string) {
  return useQuery({
    queryKey: keys.timeEntries(taskId),
    queryFn: async () => (await api.call('listTimeEntries', { query: { taskId, limit: 200 } })).items,
  });
}

const removedToast = ({ id }: TimeEntry) => `removed-${id}`;

type TimeChange =
  | { do: 'start'; taskId: string }
  | { do: 'stop'; endedAt?: string }
  | { do: 'add'; body: NewTimeEntry }
  | { do: 'update'; entry: TimeEntry; patch: TimeEntryPatch }
  | { do: 'remove'; entry: TimeEntry };

async function send(what: TimeChange): Promise<TimeEntry | null> {
  switch (what.do) {
    case 'start':
      return (await api.call('startTimer', { body: { taskId: what.taskId } })).entry;
    case 'stop':
      return (await api.call('stopTimer', { body: what.endedAt ? { endedAt: what.endedAt } : {} })).entry;
    case 'add':
      return api.call('createTimeEntry', { body: what.body });
    case 'update':
      return api.call('updateTimeEntry', { params: { id: what.entry.id }, body: what.patch });
    case 'remove':
      await api.call('deleteTimeEntry', { params: { id: what.entry.id } });
      return what.entry;
  }
}

/** Everything that can be done with time, one after the other, in the order of the person's hands. */
export function useTimeActions() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { mutate } = useMutation({
    scope: { id: 'time' },
    meta: { says: true },
    mutationFn: send,
    onSuccess: (entry, what) => {
      if (entry) showEntry(client, entry, what.do === 'remove');
    },
    onError: (error, what) => {
      if (what.do === 'remove') dismiss(removedToast(what.entry));
      readAgain(client, { queryKey: keys.timer });
      toast({ tone: 'bad', text: t('spentTime.failed', { detail: refusalText(error, t) }) });
    },
  });
  return useMemo(
    () => ({
      start: (task: Pick<Task, 'id'>) => mutate({ do: 'start', taskId: task.id }),
      stop: (endedAt?: string) => mutate({ do: 'stop', ...(endedAt ? { endedAt } : {}) }),
      add: (body: NewTimeEntry) => mutate({ do: 'add', body }),
      update: (entry: TimeEntry, patch: TimeEntryPatch) => mutate({ do: 'update', entry, patch }),
      remove: (entry: TimeEntry) => {
        mutate({ do: 'remove', entry });
        const { taskId, startedAt, endedAt, note } = entry;
        if (endedAt === null) return;
        const undo = () => mutate({ do: 'add', body: { taskId, startedAt, endedAt, note } });
        toast({
          id: removedToast(entry),
          text: t('spentTime.removed'),
          action: { label: t('action.undo'), run: undo },
        });
      },
    }),
    [mutate, t],
  );
}
