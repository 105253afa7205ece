import type { Comment, LedgerEntry, Notification, Project, Task, TaskView, TimeEntry } from 'deepiri-sdk';
import type { Away } from './inbox-places.ts';

/** What one live event means for the cache, as data, so that it can be read and tested without a browser. */
export type LiveEffect =
  | { do: 'show'; task: Task }
  | { do: 'hide'; id: string }
  | { do: 'derive'; id: string }
  | { do: 'project'; project: Project; gone: boolean }
  | { do: 'view'; view: TaskView; gone: boolean }
  | { do: 'time'; entry: TimeEntry; gone: boolean }
  | { do: 'comment'; comment: Comment; gone: boolean }
  | { do: 'award'; entry: LedgerEntry }
  | { do: 'notify'; notification: Notification }
  | { do: 'tell'; notification: Notification }
  | { do: 'file'; ids: readonly string[]; to: Away }
  | { do: 'read'; ids: readonly string[] | null; readAt: string }
  | { do: 'refresh'; what: 'standing' | 'badges' | 'boards' | 'unread' | 'me' | 'sessions' | 'tasks' };

type Data = Record<string, unknown>;

function taskEffects(type: string, data: Data): LiveEffect[] {
  const task = data.task as Task | undefined;
  if (!task) return [];
  const shown: LiveEffect = type === 'task.deleted' ? { do: 'hide', id: task.id } : { do: 'show', task };
  return [shown, { do: 'derive', id: task.id }];
}

function readEffects(data: Data): LiveEffect[] {
  const { notificationIds, all, readAt } = data as { notificationIds: string[]; all: boolean; readAt: string };
  return [
    { do: 'read', ids: all ? null : notificationIds, readAt },
    { do: 'refresh', what: 'unread' },
  ];
}

const filed = (data: Data, to: Away): LiveEffect[] => [
  { do: 'file', ids: data.notificationIds as string[], to },
  { do: 'refresh', what: 'unread' },
];

/** The effects of an event, in order. Unknown types have none: a newer platform must not break an open tab. */
export function effectsOf(event: { type: string; data: unknown }): LiveEffect[] {
  const data = (event.data ?? {}) as Data;
  if (event.type.startsWith('task.')) return taskEffects(event.type, data);
  if (event.type.startsWith('time_entry.'))
    return [{ do: 'time', entry: data.entry as TimeEntry, gone: event.type === 'time_entry.removed' }];
  if (event.type.startsWith('comment.'))
    return [{ do: 'comment', comment: data.comment as Comment, gone: event.type === 'comment.removed' }];
  switch (event.type) {
    case 'project.created':
    case 'project.updated':
    case 'project.deleted':
      return [{ do: 'project', project: data.project as Project, gone: event.type === 'project.deleted' }];
    case 'view.created':
    case 'view.updated':
    case 'view.deleted':
      return [{ do: 'view', view: data.view as TaskView, gone: event.type === 'view.deleted' }];
    case 'xp.awarded':
    case 'xp.reversed':
      return [
        { do: 'award', entry: data.entry as LedgerEntry },
        { do: 'refresh', what: 'standing' },
        { do: 'refresh', what: 'badges' },
        { do: 'refresh', what: 'boards' },
      ];
    case 'level.reached':
    case 'streak.extended':
    case 'streak.broken':
      return [{ do: 'refresh', what: 'standing' }];
    case 'badge.earned':
      return [
        { do: 'refresh', what: 'standing' },
        { do: 'refresh', what: 'badges' },
      ];
    case 'notification.created':
      return [
        { do: 'notify', notification: data.notification as Notification },
        { do: 'refresh', what: 'unread' },
      ];
    case 'notification.returned':
      return [
        { do: 'tell', notification: data.notification as Notification },
        { do: 'refresh', what: 'unread' },
      ];
    case 'notification.archived':
      return filed(data, { archivedAt: data.archivedAt as string });
    case 'notification.snoozed':
      return filed(data, { snoozedUntil: data.until as string });
    case 'notification.read':
      return readEffects(data);
    case 'tasks.imported':
      return [{ do: 'refresh', what: 'tasks' }];
    case 'user.updated':
      return [{ do: 'refresh', what: 'me' }];
    case 'session.ended':
      return [{ do: 'refresh', what: 'sessions' }];
    default:
      return [];
  }
}
