import type { BodyOf, Task, TaskPatch, TaskPlacement, taskRoutes } from 'deepiri-sdk';
import { api } from './client.ts';

/** One thing a person does to a task; what is on the screen is the prediction until the platform has answered. */
export type TaskChange =
  | { type: 'complete' | 'reopen' | 'start' | 'delete' | 'restore'; task: Task }
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
  const { id, actualMinutes } = change.task;
  if (change.type === 'move') return { op: 'move', id, body: change.to };
  if (change.type === 'update') return { op: 'update', id, body: change.patch };
  if (change.type === 'complete' && actualMinutes !== null) return { op: 'complete', id, body: { actualMinutes } };
  return { op: change.type, id };
}

/** Sends the change; answers the task after it, or null when it is in the trash. */
export async function send(change: TaskChange): Promise<Task | null> {
  const params = { id: change.task.id };
  switch (change.type) {
    case 'complete': {
      const { actualMinutes } = change.task;
      return api.call('completeTask', { params, body: actualMinutes === null ? {} : { actualMinutes } });
    }
    case 'reopen':
      return api.call('reopenTask', { params });
    case 'start':
      return api.call('startTask', { params });
    case 'restore':
      return api.call('restoreTask', { params });
    case 'update':
      return api.call('updateTask', { params, body: change.patch });
    case 'move':
      return api.call('moveTask', { params, body: change.to });
    case 'delete':
      await api.call('deleteTask', { params });
      return null;
  }
}

/** The patch that takes a patch back. */
export function inverse(task: Task, patch: TaskPatch): TaskPatch {
  const before = Object.keys(patch).map((field) => [field, task[field as keyof Task]]);
  return Object.fromEntries(before) as TaskPatch;
}

/** The change that takes one back. @param before the task before it */
export function undoOf(change: TaskChange, before: Task): TaskChange {
  const after = predict(change, new Date());
  switch (change.type) {
    case 'delete':
      return { type: 'restore', task: before };
    case 'restore':
      return { type: 'delete', task: before };
    case 'move':
      return { type: 'move', task: after, to: change.from, from: change.to, position: before.position };
    case 'update':
      return { type: 'update', task: after, patch: inverse(before, change.patch) };
    default:
      if (before.status === 'done') return { type: 'complete', task: after };
      return { type: 'update', task: after, patch: { status: before.status } };
  }
}
