import { taskRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { createTask } from '../commands/create-task.ts';
import { readLine, taskOf } from '../commands/quick-add.ts';
import { createBulk } from '../commands/run-bulk.ts';
import { view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';

export function quickAddRoutes(stores: Stores) {
  return [
    implement(routes.parseQuickAdd, ({ body, caller, context }) => readLine(stores, caller.id, body, context)),
    implement(routes.quickAddTask, async ({ body, caller, context }) => {
      const understood = await readLine(stores, caller.id, body, context);
      const task = await createTask(stores, caller.id, taskOf(understood), context);
      return new Answer({ task: view(task), spans: understood.spans }, { location: `/api/tasks/${task.id}` });
    }),
  ];
}

export function bulkRoutes(stores: Stores) {
  const runBulk = createBulk();
  return [
    implement(routes.bulkTasks, async ({ body, caller, context, log }) => ({
      results: await runBulk(stores, caller.id, body.operations, context, log),
    })),
  ];
}
