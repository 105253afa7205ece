import type { EventOf } from 'deepiri-contracts';
import { subscription } from 'deepiri-service-kit';
import { renameInViews } from '../commands/edit-view.ts';
import { followParent } from '../commands/follow-parent.ts';
import { forgetUser } from '../commands/forget-user.ts';
import { letGoIfGone, letGoOfProject } from '../commands/let-go-of-project.ts';
import { noteDay } from '../commands/note-day.ts';
import { finishTracking, noteSpent } from '../commands/note-spent.ts';
import { repeatTask, takeBackRepeat } from '../commands/repeat-task.ts';
import { watchHabit } from '../commands/roll-habits.ts';
import { unblockWaiting } from '../commands/unblock-waiting.ts';
import { isOpen } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';

type Ending = EventOf<'task.completed' | 'task.deleted' | 'task.updated'>;

/** What can put a task into a project: a step that a request makes may bring other fields along. */
const filing = [
  'task.created',
  'task.updated',
  'task.started',
  'task.completed',
  'task.reopened',
  'task.restored',
] as const;

export function subscriptions(stores: Stores) {
  return [
    subscription({
      types: ['task.completed', 'task.deleted', 'task.updated'],
      async handle(event, context) {
        if (isEnd(event)) await unblockWaiting(stores, event.userid, event.subject, context);
      },
    }),
    subscription({
      suffix: 'repeats',
      types: ['task.completed', 'task.reopened'],
      async handle(event, context) {
        if (event.type === 'task.completed') await repeatTask(stores, event.data.task, event.id, context);
        else if (event.data.completionId) await takeBackRepeat(stores, event.subject, event.data.completionId, context);
      },
    }),
    subscription({
      suffix: 'habits',
      types: ['task.created', 'task.updated', 'task.reopened', 'task.restored', 'task.imported'],
      handle: (event, context) => watchHabit(stores, event, context),
    }),
    subscription({
      suffix: 'families',
      types: ['task.deleted', 'task.restored'],
      handle: (event, context) => followParent(stores, { ownerId: event.userid, parentId: event.subject, context }),
    }),
    subscription({
      suffix: 'projects',
      types: ['project.updated', 'project.deleted', ...filing],
      async handle(event, context) {
        const { userid, subject } = event;
        if (event.type === 'project.deleted') await letGoOfProject(stores, userid, subject, context);
        else if (event.type === 'project.updated') await renamed(event);
        else if (isMoved(event)) await letGoIfGone(stores, event.data.task, context);

        async function renamed({ data: { project, formerName } }: EventOf<'project.updated'>) {
          const names = { id: project.id, from: formerName ?? project.name, to: project.name };
          if (formerName !== null) await renameInViews(stores, userid, names, context);
        }
      },
    }),
    subscription({
      suffix: 'time',
      types: ['time_entry.stopped', 'time_entry.added', 'time_entry.changed', 'time_entry.removed'],
      handle: (event, context) =>
        noteSpent(stores, { ownerId: event.userid, taskId: event.data.entry.taskId, context }),
    }),
    subscription({
      suffix: 'timers',
      types: ['task.completed', 'task.deleted', 'task.updated'],
      async handle(event, context) {
        if (isEnd(event)) await finishTracking(stores, { ownerId: event.userid, taskId: event.subject, context });
      },
    }),
    subscription({
      suffix: 'users',
      types: ['user.registered', 'user.updated', 'user.deleted'],
      async handle(event, { now }) {
        if (event.type === 'user.deleted') await forgetUser(stores, event.userid, now);
        else await noteDay(stores, event.userid, event.data.user, event.time);
      },
    }),
  ];
}

/** Whether the task has come to another project, or may have been between list and trash while its project let it go. */
function isMoved({ type, data }: EventOf<(typeof filing)[number]>): boolean {
  if (type === 'task.created' || type === 'task.restored') return true;
  return data.patch.some(({ path }) => path === '/projectId');
}

/** Whether the task held others up until this event. */
function isEnd({ type, data }: Ending): boolean {
  if (type === 'task.completed') return true;
  if (type === 'task.deleted') return isOpen(data.task.status);
  return data.task.status === 'cancelled' && data.patch.some(({ path }) => path === '/status');
}
