import { type NewTaskView, problem, type TaskViewPatch } from 'deepiri-contracts';
import { withProjectRenamed } from 'deepiri-contracts/filter';
import { type Context, execute, partOf, stamp } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import { createView as create, deletionOf, type StoredView, updateView as update, view } from '../domain/saved-view.ts';
import type { Stores } from '../store/collections.ts';
import { readFilter } from '../store/task-filter.ts';
import { ownView, viewsOf } from '../store/views.ts';
import { momentOf, type Target } from './change-task.ts';

/** @throws ProblemError invalid_body with the column of what is wrong with the filter, limit_reached */
export async function createView(
  stores: Stores,
  ownerId: string,
  body: NewTaskView,
  context: Context,
): Promise<StoredView> {
  if (body.filter !== undefined) await readFilter(stores, ownerId, body.filter, 'invalid_body');
  // In turn, so that requests at once do not pass the limit together, or come to stand at the same place.
  return stores.inTurn(ownerId, async () => {
    const [id, others] = [context.newId('viw'), await viewsOf(stores, ownerId)];
    return save(stores, { id, context }, (before) =>
      before ? { state: before, events: [] } : create(body, { ownerId, id, others }, momentOf(context)),
    );
  });
}

/** @throws ProblemError not_found, stale_version, invalid_body */
export async function updateView(stores: Stores, target: Target, patch: TaskViewPatch): Promise<StoredView> {
  if (patch.filter !== undefined) {
    ownView(await stores.views.get(target.id), target.ownerId);
    await readFilter(stores, target.ownerId, patch.filter, 'invalid_body');
  }
  return save(stores, target, (before) => update(ownView(before, target.ownerId), patch, momentOf(target.context)));
}

/** @throws ProblemError not_found, stale_version */
export async function deleteView(stores: Stores, { id, ownerId, context, expectedVersion }: Target): Promise<void> {
  const moment = momentOf(context);
  for (;;) {
    const before = ownView(await stores.views.get(id), ownerId);
    if (expectedVersion !== undefined && expectedVersion !== before.version)
      throw problem(
        'stale_version',
        `The view is at version ${before.version} now, you have ${expectedVersion}. Look at \`current\` and try again.`,
        { extra: { current: view(before) } },
      );
    try {
      await stores.views.remove(id, before.version, stamp(deletionOf(before, moment), context));
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}

/** Filters that call a project by its former name call it by its new one. Doing it again changes nothing (G4). */
export async function renameInViews(
  stores: Stores,
  ownerId: string,
  project: { id: string; from: string; to: string },
  context: Context,
): Promise<void> {
  for (const { id, filter } of await viewsOf(stores, ownerId)) {
    if (withProjectRenamed(filter, project) === filter) continue;
    const part = partOf(context, id);
    await save(stores, { id, context: part }, (before) => {
      const known = ownView(before, ownerId);
      return update(known, { filter: withProjectRenamed(known.filter, project) }, momentOf(part));
    });
  }
}

type Rule = (before: StoredView | undefined) => ReturnType<typeof create>;

async function save(
  { views, log }: Stores,
  { id, context, expectedVersion }: Pick<Target, 'id' | 'context' | 'expectedVersion'>,
  decide: Rule,
): Promise<StoredView> {
  return (await execute({ collection: views, id, context, expectedVersion, log, present: view, decide })).state;
}
