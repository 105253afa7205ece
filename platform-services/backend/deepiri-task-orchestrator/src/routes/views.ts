import { taskViewRoutes as routes } from 'deepiri-contracts';
import { Answer, implement } from 'deepiri-service-kit';
import { createView, deleteView, updateView } from '../commands/edit-view.ts';
import { view } from '../domain/saved-view.ts';
import type { Stores } from '../store/collections.ts';
import { viewsOf } from '../store/views.ts';
import { targetOf } from './call.ts';

export function viewRoutes(stores: Stores) {
  return [
    implement(routes.createTaskView, async ({ body, caller, context }) => {
      const saved = await createView(stores, caller.id, body, context);
      return new Answer(view(saved), { location: `/api/views/${saved.id}` });
    }),
    implement(routes.listTaskViews, async ({ caller }) => ({ items: (await viewsOf(stores, caller.id)).map(view) })),
    implement(routes.updateTaskView, async (call) => view(await updateView(stores, targetOf(call), call.body))),
    implement(routes.deleteTaskView, async (call) => void (await deleteView(stores, targetOf(call)))),
  ];
}
