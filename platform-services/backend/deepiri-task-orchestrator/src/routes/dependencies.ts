import { taskRoutes as routes } from 'deepiri-contracts';
import { implement } from 'deepiri-service-kit';
import { findLinked } from '../commands/find-linked.ts';
import { addDependency, removeDependency } from '../commands/link-tasks.ts';
import { blockersOf, openElsewhere } from '../commands/links.ts';
import { countLabels } from '../domain/labels.ts';
import { neighbourhood } from '../domain/neighbourhood.ts';
import { type Outline, outlineOf, planTasks } from '../domain/plan.ts';
import { countProgress } from '../domain/subtasks.ts';
import { view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { planPage } from '../store/plan-page.ts';
import { ownProject } from '../store/projects.ts';
import { allSubtasks, listedTask, openTasks } from '../store/tasks.ts';
import { createTurns } from '../store/turns.ts';
import { targetOf } from './call.ts';

export function dependencyRoutes(stores: Stores) {
  return [
    implement(routes.addDependency, async (call) =>
      view(await addDependency(stores, targetOf(call), call.params.otherId)),
    ),
    implement(
      routes.removeDependency,
      async (call) => void (await removeDependency(stores, targetOf(call), call.params.otherId)),
    ),
    implement(routes.getDependencies, async ({ params, caller }) => {
      const task = await listedTask(stores, caller.id, params.id);
      return neighbourhood(task, await findLinked(stores, task), await blockersOf(stores, task));
    }),
  ];
}

/** What looks at all open tasks of a person at once; for one person one after the other, so that others get their share. */
export function overviewRoutes(stores: Stores, { defaultEstimateMinutes }: { defaultEstimateMinutes: number }) {
  const inTurn = createTurns();
  return [
    implement(routes.planTasks, ({ caller, query }) =>
      inTurn(caller.id, async () => {
        const { projectId } = query;
        if (projectId !== undefined) await ownProject(stores, caller.id, projectId);
        const outlines: Outline[] = [];
        for await (const task of openTasks(stores, caller.id, projectId)) outlines.push(outlineOf(task));
        const elsewhere = projectId === undefined ? undefined : await openElsewhere(stores, caller.id, outlines);
        const plan = planTasks(outlines, defaultEstimateMinutes, elsewhere);
        return planPage(stores, plan, { ownerId: caller.id, ...query });
      }),
    ),
    implement(routes.listProgress, ({ caller }) =>
      inTurn(caller.id, async () => ({ items: await countProgress(allSubtasks(stores, caller.id)) })),
    ),
    implement(routes.listLabels, ({ caller }) =>
      inTurn(caller.id, async () => ({ items: await countLabels(openTasks(stores, caller.id)) })),
    ),
  ];
}
