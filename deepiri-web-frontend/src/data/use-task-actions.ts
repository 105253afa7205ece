import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Task, TaskPatch } from 'deepiri-sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { flash } from '../components/flash.ts';
import { dismiss, toast } from '../components/toasts/store.ts';
import { problemCode, problemDetail } from './client.ts';
import { inverse, send, type TaskChange, timeOf } from './task-change.ts';
import { hideTask, readDerived, settle, showAhead, showTask } from './task-store.ts';

function rollBack(client: QueryClient, change: TaskChange, before: Task): void {
  if (change.type === 'restore') hideTask(client, change.task.id);
  else showTask(client, before);
  flash(change.task.id, 'back');
}

/** Everything that can be done to a task, at once on the screen, with undo, and back visibly when it fails. */
export function useTaskActions() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { mutate } = useMutation({
    mutationKey: ['task-change'],
    // One after the other, in the order of the person's hands: an undo never overtakes what it undoes.
    scope: { id: 'task-changes' },
    mutationFn: send,
    onMutate: (change: TaskChange) => showAhead(client, change)[0],
    onSuccess: (task, change) => {
      settle(client, change);
      if (task) showTask(client, task);
      else hideTask(client, change.task.id);
      readDerived(client, change.task.id);
    },
    onError: (error, change, before) => {
      settle(client, change);
      rollBack(client, change, before ?? change.task);
      readDerived(client, change.task.id);
      dismiss(`done:${change.task.id}`);
      toast({
        tone: 'bad',
        text: t([`problem.${problemCode(error)}`, 'problem.other'], {
          title: change.task.title,
          detail: problemDetail(error) ?? '',
        }),
        action: { label: t('action.retry'), run: () => mutate(change) },
      });
    },
  });

  return useMemo(() => {
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
        toast({
          id: `done:${task.id}`,
          text: t('toast.done'),
          strong: task.title,
          action: { label: t('action.undo'), run: () => mutate({ type: 'reopen', task: { ...task, status: 'done' } }) },
        });
      },
      reopen: (task: Task) => {
        mutate({ type: 'reopen', task });
        dismiss(`done:${task.id}`);
      },
      start: (task: Task) => mutate({ type: 'start', task }),
      skip: (task: Task) => {
        mutate({ type: 'skip', task });
        const undo = () => mutate({ type: 'update', task, patch: timeOf(task) });
        toast({ text: t('toast.skipped'), strong: task.title, action: { label: t('action.undo'), run: undo } });
      },
      remove: (task: Task) => {
        mutate({ type: 'delete', task });
        toast({
          text: t('toast.deleted'),
          strong: task.title,
          action: { label: t('action.undo'), run: () => mutate({ type: 'restore', task }) },
        });
      },
      restore: (task: Task) => {
        mutate({ type: 'restore', task });
        toast({
          text: t('toast.restoredTask'),
          strong: task.title,
          action: { label: t('action.undo'), run: () => mutate({ type: 'delete', task }) },
        });
      },
    };
  }, [mutate, t]);
}

export type TaskActions = ReturnType<typeof useTaskActions>;
