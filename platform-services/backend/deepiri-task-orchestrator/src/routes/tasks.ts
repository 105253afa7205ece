import { problem, taskRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { createTask } from '../commands/create-task.ts';
import { deleteTask, restoreTask, skipTask, updateTask } from '../commands/edit-task.ts';
import { completeTask, reopenTask, startTask } from '../commands/move-task.ts';
import { utc } from '../domain/instant.ts';
import { view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { taskAsOf } from '../store/history.ts';
import { listTasks } from '../store/task-list.ts';
import { listedTask, ownTask } from '../store/tasks.ts';
import { targetOf } from './call.ts';

export function taskRoutes(stores: Stores) {
  return [
    implement(routes.createTask, async ({ body, caller, context }) => {
      const task = await createTask(stores, caller.id, body, context);
      return new Answer(view(task), { location: `/api/tasks/${task.id}` });
    }),
    implement(routes.listTasks, async ({ query, caller, context }) => {
      const { items, next } = await listTasks(stores, caller.id, query, context.now);
      return { items: items.map(view), nextCursor: next ?? null };
    }),
    implement(routes.getTask, async ({ params, query, caller }) => {
      if (query.asOf === undefined) return view(await listedTask(stores, caller.id, params.id));
      const instant = utc(query.asOf);
      if (!instant) throw problem('invalid_query', 'asOf must be a time that exists, such as 2026-11-24T17:00:00Z.');
      return taskAsOf(stores, await ownTask(stores, caller.id, params.id), instant);
    }),
    implement(routes.updateTask, async (call) => view(await updateTask(stores, targetOf(call), call.body))),
    implement(routes.deleteTask, async (call) => void (await deleteTask(stores, targetOf(call)))),
    implement(routes.skipTask, async (call) => view(await skipTask(stores, targetOf(call)))),
    implement(routes.restoreTask, async (call) => view(await restoreTask(stores, targetOf(call)))),
    implement(routes.completeTask, async (call) => view(await completeTask(stores, targetOf(call), call.body))),
    implement(routes.reopenTask, async (call) => view(await reopenTask(stores, targetOf(call)))),
    implement(routes.startTask, async (call) => view(await startTask(stores, targetOf(call)))),
  ];
}
