import { StaleVersion } from 'deepiri-stores';
import type { Stores } from '../store/collections.ts';

const BATCH = 200;

/** Removes everything that a person has here. Doing it again removes what came in between. */
export async function forgetUser({ tasks, guards, people, imports, feeds }: Stores, userId: string): Promise<void> {
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
  for (const collection of [guards, people, imports, feeds]) {
    const kept = await collection.get(userId);
    if (kept) await collection.remove(kept.id, kept.version).catch(ignoreStale);
  }
}

// Somebody changed it after the page was read: the next page has it again.
function ignoreStale(error: unknown) {
  if (!(error instanceof StaleVersion)) throw error;
}
