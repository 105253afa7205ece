import { type Collection, type Document, StaleVersion, type Where } from 'deepiri-stores';
import type { Stores } from '../store/collections.ts';

const BATCH = 200;

/** Removes everything that a person has here. Doing it again removes what came in between. */
export async function forgetUser({ tasks, entries, comments, guards, people }: Stores, userId: string): Promise<void> {
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
  await removeAll(entries, { ownerId: userId });
  await removeAll(comments, { authorId: userId });
  for (const collection of [guards, people]) {
    const kept = await collection.get(userId);
    if (kept) await collection.remove(kept.id, kept.version).catch(ignoreStale);
  }
}

async function removeAll<T extends Document>(collection: Collection<T>, where: Where<T>): Promise<void> {
  const batch = () => collection.find({ where, limit: BATCH });
  for (let page = await batch(); page.items.length > 0; page = await batch())
    await Promise.all(page.items.map(({ id, version }) => collection.remove(id, version).catch(ignoreStale)));
}

// Somebody changed it after the page was read: the next page has it again.
function ignoreStale(error: unknown) {
  if (!(error instanceof StaleVersion)) throw error;
}
