import { type Collection, type Document, StaleVersion, type Where } from 'deepiri-stores';
import type { Stores } from '../store/collections.ts';

const BATCH = 200;

/** Removes everything that a person has here. Doing it again removes what came in between. */
export async function forgetUser(stores: Stores, userId: string): Promise<void> {
  const { tasks, projects, views, entries, comments, guards, people, rollovers, imports, feeds } = stores;
  for (const bin of ['list', 'trash'] as const) await removeAll(tasks, { ownerId: userId, bin }, 'createdAt');
  await removeAll(entries, { ownerId: userId }, 'startedAt');
  await removeAll(comments, { authorId: userId });
  await removeAll(projects, { ownerId: userId }, 'nameKey');
  await removeAll(views, { ownerId: userId }, 'position');
  for (const collection of [guards, people, rollovers, imports, feeds]) {
    const kept = await collection.get(userId);
    if (kept) await collection.remove(kept.id, kept.version).catch(ignoreStale);
  }
}

async function removeAll<T extends Document>(collection: Collection<T>, where: Where<T>, by?: keyof T & string) {
  const order = by ? { order: { field: by, direction: 'asc' as const } } : {};
  const batch = () => collection.find({ where, ...order, limit: BATCH });
  for (let page = await batch(); page.items.length > 0; page = await batch())
    await Promise.all(page.items.map(({ id, version }) => collection.remove(id, version).catch(ignoreStale)));
}

// Somebody changed it after the page was read: the next page has it again.
function ignoreStale(error: unknown) {
  if (!(error instanceof StaleVersion)) throw error;
}
