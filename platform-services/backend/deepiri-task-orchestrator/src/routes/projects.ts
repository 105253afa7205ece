import { projectRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { createProject, deleteProject, updateProject } from '../commands/edit-project.ts';
import { view } from '../domain/project.ts';
import type { Stores } from '../store/collections.ts';
import { ownProject, progressOf, projectsOf } from '../store/projects.ts';
import { createTurns } from '../store/turns.ts';
import { targetOf } from './call.ts';

export function projectRoutes(stores: Stores) {
  const inTurn = createTurns();
  return [
    implement(routes.createProject, async ({ body, caller, context }) => {
      const project = await createProject(stores, caller.id, body, context);
      return new Answer(view(project), { location: `/api/projects/${project.id}` });
    }),
    implement(routes.listProjects, async ({ query: { limit = 50, ...query }, caller }) => {
      const { items, next } = await projectsOf(stores, caller.id, { limit, ...query });
      return { items: items.map(view), nextCursor: next ?? null };
    }),
    implement(routes.listProjectProgress, ({ caller }) =>
      inTurn(caller.id, async () => ({ items: await progressOf(stores, caller.id) })),
    ),
    implement(routes.getProject, async ({ params, caller }) => view(await ownProject(stores, caller.id, params.id))),
    implement(routes.updateProject, async (call) => view(await updateProject(stores, targetOf(call), call.body))),
    implement(routes.deleteProject, async (call) => void (await deleteProject(stores, targetOf(call)))),
  ];
}
