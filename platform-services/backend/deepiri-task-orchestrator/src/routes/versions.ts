import { taskRoutes as routes } from 'deepiri-contracts';
import { implement } from 'deepiri-service-kit';
import { restoreVersion } from '../commands/restore-version.ts';
import { view } from '../domain/task.ts';
import type { Stores } from '../store/collections.ts';
import { versionNumbered, versionsOf } from '../store/history.ts';
import { ownTask } from '../store/tasks.ts';
import { targetOf } from './call.ts';

export function versionRoutes(stores: Stores) {
  return [
    implement(routes.listVersions, async ({ params, query, caller }) => {
      const task = await ownTask(stores, caller.id, params.id);
      return versionsOf(stores, task, { limit: query.limit ?? 50, cursor: query.cursor });
    }),
    implement(routes.getVersion, async ({ params, caller }) =>
      versionNumbered(stores, await ownTask(stores, caller.id, params.id), params.version),
    ),
    implement(routes.restoreVersion, async (call) =>
      view(await restoreVersion(stores, targetOf(call), call.params.version)),
    ),
  ];
}
