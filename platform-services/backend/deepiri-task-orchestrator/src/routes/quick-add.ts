import type { IncomingHttpHeaders } from 'node:http';
import { type BodyOf, taskRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { checkProject } from '../commands/links.ts';
import { quickAdd, understand } from '../commands/quick-add.ts';
import { createBulk } from '../commands/run-bulk.ts';
import { acceptedLanguage } from '../domain/accepted-language.ts';
import { view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';

function inLanguage<B extends BodyOf<typeof routes.parseQuickAdd>>(body: B, headers: IncomingHttpHeaders) {
  return { language: acceptedLanguage(headers['accept-language']), ...body };
}

export function quickAddRoutes(stores: Stores) {
  return [
    implement(routes.parseQuickAdd, async ({ body, caller, context, headers }) => {
      const understood = await understand(stores, caller.id, inLanguage(body, headers), context);
      // What the line names is there; what comes with it is looked at, as it is when the task is made.
      if (body.projectId && understood.projectId === body.projectId)
        await checkProject(stores, caller.id, body.projectId);
      return understood;
    }),
    implement(routes.quickAddTask, async ({ body, caller, context, headers }) => {
      const { task, spans } = await quickAdd(stores, caller.id, inLanguage(body, headers), context);
      return new Answer({ task: view(task), spans }, { location: `/api/tasks/${task.id}` });
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
