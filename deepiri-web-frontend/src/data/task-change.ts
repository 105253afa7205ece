import type { BodyOf, Task, TaskPatch, TaskPlacement, taskRoutes } from 'deepiri-sdk';
import { api } from './client.ts';

/** One thing a person does to a task; what is on the screen is the prediction until the platform has answered. */
export type TaskChange =
  | { type: 'complete' | 'reopen' | 'start' | 'skip' | 'delete' | 'restore'; task: Task }
  | { type: 'update'; task: Task; patch: TaskPatch }
  | MoveChange;

/** To another place in the order by hand. `from` is where it stood; `position` is what it will be, until the platform says. */
export type MoveChange = { type: 'move'; task: Task; to: TaskPlacement; from: TaskPlacement; position: string };

/** The task as it will be, if the platform agrees. Its version stays, so that the answer replaces it. */
export function predict(change: TaskChange, now: Date): Task {
  const { task } = change;
  switch (change.type) {
    case 'complete':
      return task.status === 'done' ? task : { ...task, status: 'done', completedAt: now.toISOString() };
    case 'reopen':
      return { ...task, status: 'todo', completedAt: null };
    case 'start':
      return { ...task, status: 'in_progress' };
    case 'update':
      return { ...task, ...change.patch, ...endOf(change, now) };
    case 'move':
      return { ...task, position: change.position };
    default:
      return task;
  }
}

/** When a task with another status was completed. */
function endOf({ task, patch }: Extract<TaskChange, { type: 'update' }>, now: Date): Partial<Task> {
  if (!patch.status || patch.status === task.status) return {};
  return { completedAt: patch.status === 'done' ? now.toISOString() : null };
}

type Operation = BodyOf<(typeof taskRoutes)['bulkTasks']>['operations'][number];

/** The change as one of many in a request. */
export function operationOf(change: TaskChange): Operation {
  const { id } = change.task;
  if (change.type === 'move') return { op: 'move', id, body: change.to };
  if (change.type === 'update') return { op: 'update', id, body: change.patch };
  return { op: change.type, id };
}

/**
 * Sends the change; answers the task after it, or null when it is in the trash.
 * An edit goes over the version that the person saw.
 * @throws ProblemResponse
 */
export async function send(change: TaskChange, idempotencyKey: string): Promise<Task | null> {
  const call = { params: { id: change.task.id }, idempotencyKey };
  switch (change.type) {
    case 'complete':
      return api.call('completeTask', call);
    case 'reopen':
      return api.call('reopenTask', call);
    case 'start':
      return api.call('startTask', call);
    case 'skip':
      return api.call('skipTask', call);
    case 'restore':
      return api.call('restoreTask', call);
    case 'update':
      return api.call('updateTask', { ...call, body: change.patch, ifMatch: change.task.version });
    case 'move':
      return api.call('moveTask', { ...call, body: change.to });
    case 'delete':
      await api.call('deleteTask', call);
      return null;
  }
}

/** The patch that takes a patch back. */
export function inverse(task: Task, patch: TaskPatch): TaskPatch {
  const before = Object.keys(patch).map((field) => [field, task[field as keyof Task]]);
  return Object.fromEntries(before) as TaskPatch;
}

/** When a task is to be done, and how it goes on: what skipping changes. */
export const timeOf = ({ dueAt, scheduledFor, recurrence }: Task): TaskPatch => ({ dueAt, scheduledFor, recurrence });

/** The change that takes one back. @param before the task before it */
export function undoOf(change: TaskChange, before: Task): TaskChange {
  const after = predict(change, new Date());
  switch (change.type) {
    case 'delete':
      return { type: 'restore', task: before };
    case 'restore':
      return { type: 'delete', task: before };
    case 'skip':
      return { type: 'update', task: after, patch: timeOf(before) };
    case 'move':
      return { type: 'move', task: after, to: change.from, from: change.to, position: before.position };
    case 'update':
      return { type: 'update', task: after, patch: inverse(before, change.patch) };
    default:
      if (before.status === 'done') return { type: 'complete', task: after };
      return { type: 'update', task: after, patch: { status: before.status } };
  }
}
