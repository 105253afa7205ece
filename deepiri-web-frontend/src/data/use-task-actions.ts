import { useQueryClient } from '@tanstack/react-query';
import type { Task, TaskPatch } from 'deepiri-sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { focusTask } from '../app/keyboard/use-row-keys.ts';
import { dismiss, toast } from '../components/toasts/store.ts';
import { codeText } from '../text/problems.ts';
import { deletedToast, doneToast, reopenedToast, restoredToast } from './done-toast.ts';
import { keys } from './keys.ts';
import { outbox } from './outbox/open-outbox.ts';
import { inverse, type TaskChange, timeOf } from './task-change.ts';
import { seenTask } from './task-store.ts';
import { waitsForText } from './waits-for.ts';

/** Everything that can be done to a task, at once on the screen, with undo, and back visibly when it is refused. */
export function useTaskActions() {
  const client = useQueryClient();
  const { t } = useTranslation();

  return useMemo(() => {
    const mutate = (change: TaskChange): void => {
      const { task } = change;
      // What was written over no version that is there now stays so.
      const seen = task.version ? { ...change, task: seenTask(client, task) } : change;
      outbox.add(
        () => ({ kind: 'change', change: seen }),
        (entry, answer) => {
          // What had to wait is told about in the list of what waits.
          if (answer.is !== 'refused' || entry.late) return;
          dismiss(doneToast(task.id));
          dismiss(reopenedToast(task.id));
          toast({
            tone: 'bad',
            text:
              answer.code === 'task_blocked'
                ? waitsForText(seen.task, client.getQueryData(keys.plan), t)
                : t([`problem.${answer.code}`, 'problem.other'], {
                    title: task.title,
                    detail: codeText(answer.code, t),
                  }),
            action: { label: t('action.retry'), run: () => mutate(change) },
          });
        },
      );
    };
    const update = (task: Task, patch: TaskPatch, told?: string) => {
      mutate({ type: 'update', task, patch });
      if (!told) return;
      const undo = () => mutate({ type: 'update', task: { ...task, ...patch }, patch: inverse(task, patch) });
      toast({ text: told, strong: task.title, action: { label: t('action.undo'), run: undo } });
    };
    return {
      update,
      complete: (task: Task) => {
        mutate({ type: 'complete', task });
        dismiss(reopenedToast(task.id));
        toast({
          id: doneToast(task.id),
          text: t('toast.done'),
          strong: task.title,
          paid: { [task.id]: 0 },
          action: { label: t('action.undo'), run: () => mutate({ type: 'reopen', task: { ...task, status: 'done' } }) },
        });
      },
      reopen: (task: Task) => {
        mutate({ type: 'reopen', task });
        dismiss(doneToast(task.id));
        toast({
          id: reopenedToast(task.id),
          text: t('toast.reopened'),
          strong: task.title,
          action: {
            label: t('action.undo'),
            run: () => mutate({ type: 'complete', task: { ...task, status: 'todo' } }),
          },
        });
      },
      start: (task: Task) => mutate({ type: 'start', task }),
      skip: (task: Task) => {
        mutate({ type: 'skip', task });
        const undo = () => mutate({ type: 'update', task, patch: timeOf(task) });
        toast({ text: t('toast.skipped'), strong: task.title, action: { label: t('action.undo'), run: undo } });
      },
      remove: (task: Task) => {
        mutate({ type: 'delete', task });
        const undo = () => {
          mutate({ type: 'restore', task });
          focusTask(task.id);
        };
        dismiss(restoredToast(task.id));
        toast({
          id: deletedToast(task.id),
          text: t('toast.deleted'),
          strong: task.title,
          action: { label: t('action.undo'), run: undo },
        });
      },
      restore: (task: Task) => {
        mutate({ type: 'restore', task });
        dismiss(deletedToast(task.id));
        toast({
          id: restoredToast(task.id),
          text: t('toast.restoredTask'),
          strong: task.title,
          action: { label: t('action.undo'), run: () => mutate({ type: 'delete', task }) },
        });
      },
    };
  }, [client, t]);
}

export type TaskActions = ReturnType<typeof useTaskActions>;
