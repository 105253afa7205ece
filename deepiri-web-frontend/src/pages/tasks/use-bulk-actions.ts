import type { Task } from 'deepiri-sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/toasts/store.ts';
import { putInto } from '../../data/project-title.ts';
import { isOpen } from '../../data/task-cache.ts';
import type { TaskChange } from '../../data/task-change.ts';
import { type Clock, dueOn, movedTo } from '../../data/task-days.ts';
import { type Told, useBulk } from '../../data/use-bulk.ts';
import type { Format } from '../../text/format.ts';

const MOST_LABELS = 50;

/** What a status is reached by: finishing is more than another word in a field. */
function changeTo(task: Task, status: Task['status']): TaskChange | null {
  if (task.status === status) return null;
  return status === 'done' ? { type: 'complete', task } : { type: 'update', task, patch: { status } };
}

type Given = { targets: () => readonly Task[]; clock: Clock; format: Format };

/** What can be done to all targets at once. Those that it would not change are left alone. */
export function useBulkActions({ targets, clock, format }: Given) {
  const { t } = useTranslation();
  const run = useBulk();
  return useMemo(() => {
    const act = (changeOf: (task: Task) => TaskChange | null, told: Told, tasks = targets()) => {
      if (tasks.length === 0) return false;
      const changes = tasks.flatMap((task) => changeOf(task) ?? []);
      if (changes.length > 0) run(changes, told);
      else toast({ id: 'bulk-nothing', text: t('tasks.nothingToDo') });
      return true;
    };
    const move = (day: string) =>
      act((task) => ({ type: 'update', task, patch: movedTo(task, day, clock) }), {
        key: 'moved',
        value: format.day(day),
      });
    return {
      complete: () => act((task) => (isOpen(task) ? { type: 'complete', task } : null), { key: 'complete' }),
      start: () => act((task) => (task.status === 'todo' ? { type: 'start', task } : null), { key: 'start' }),
      remove: () => act((task) => ({ type: 'delete', task }), { key: 'delete' }),
      moveToToday: () => move(format.today),
      moveToTomorrow: () => move(format.addDays(format.today, 1)),
      /** To another column; what is closed can only be opened from there. */
      moveTo: (status: Task['status'], tasks?: readonly Task[]) =>
        act(
          (task) => (isOpen(task) || isOpen({ status }) ? changeTo(task, status) : null),
          { key: 'moved', value: t(`status.${status}`) },
          tasks,
        ),
      setPriority: (priority: Task['priority']) =>
        act((task) => (task.priority === priority ? null : { type: 'update', task, patch: { priority } }), {
          key: 'priority',
          value: t(`priority.${priority}`).toLowerCase(),
        }),
      addLabel: (label: string) =>
        act(
          (task) =>
            task.labels.includes(label) || task.labels.length >= MOST_LABELS
              ? null
              : { type: 'update', task, patch: { labels: [...task.labels, label] } },
          { key: 'label', value: label },
        ),
      setProject: (project: { id: string; name: string } | null) =>
        act(
          (task) =>
            task.projectId === (project?.id ?? null) ? null : { type: 'update', task, patch: putInto(task, project) },
          project ? { key: 'project', value: project.name } : { key: 'unproject' },
        ),
      /** @param at the instant, where a time was said; without one each keeps the time that it has */
      setDue: (day: string | null, at?: string) => {
        if (day === null)
          return act((task) => (task.dueAt === null ? null : { type: 'update', task, patch: { dueAt: null } }), {
            key: 'undue',
          });
        if (at) {
          const isAt = (task: Task) => task.dueAt !== null && Date.parse(task.dueAt) === Date.parse(at);
          return act((task) => (isAt(task) ? null : { type: 'update', task, patch: { dueAt: at } }), {
            key: 'due',
            value: format.due(at),
          });
        }
        const hasTime = targets().some(({ dueAt }) => dueAt !== null && !format.isWholeDay(dueAt));
        return act((task) => ({ type: 'update', task, patch: dueOn(task, day, clock) }), {
          key: hasTime ? 'dueOwn' : 'due',
          value: format.day(day),
        });
      },
    };
  }, [run, targets, clock, format, t]);
}

export type BulkActions = ReturnType<typeof useBulkActions>;
