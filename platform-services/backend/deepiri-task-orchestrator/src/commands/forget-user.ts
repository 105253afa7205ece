import { StaleVersion } from 'deepiri-stores';
import type { Stores } from '../store/collections.ts';
import { projectsOf } from '../store/projects.ts';
import { viewsOf } from '../store/views.ts';

const BATCH = 200;

/** Removes everything that a person has here. Doing it again removes what came in between. */
export async function forgetUser(stores: Stores, userId: string): Promise<void> {
  const { tasks, guards, people, imports, feeds } = stores;
  for (const bin of ['list', 'trash'] as const) {
    const batch = () =>
      tasks.find({
        where: { ownerId: userId, bin },
        order: { field: 'createdAt', direction: 'asc' },
        limit: BATCH,
      });
    for (let page = await batch(); page.items.length > 0; page = await batch()) {
      await Promise.all(page.items.map(({ id, version }) => tasks.remove(id, version).catch(ignoreStale)));
    }
  }
  for (const view of await viewsOf(stores, userId)) await stores.views.remove(view.id, view.version).catch(ignoreStale);
  const projects = () => projectsOf(stores, userId, { limit: BATCH });
  for (let page = await projects(); page.items.length > 0; page = await projects())
    await Promise.all(page.items.map(({ id, version }) => stores.projects.remove(id, version).catch(ignoreStale)));
  for (const collection of [guards, people, imports, feeds]) {
    const kept = await collection.get(userId);
    if (kept) await collection.remove(kept.id, kept.version).catch(ignoreStale);
  }
}

// Somebody changed it after the page was read: the next page has it again.
function ignoreStale(error: unknown) {
  if (!(error instanceof StaleVersion)) throw error;
}
