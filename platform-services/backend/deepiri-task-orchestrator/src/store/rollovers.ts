import { StaleVersion } from 'deepiri-stores';
import type { Stores } from './collections.ts';

/** Looks after a person's habits from an instant on; somebody who is looked after sooner stays so. */
export async function rollFrom({ rollovers }: Stores, userId: string, dueAt: string): Promise<void> {
  for (;;) {
    const known = await rollovers.get(userId);
    if (known && known.dueAt <= dueAt) return;
    try {
      await rollovers.save({ id: userId, version: (known?.version ?? 0) + 1, dueAt });
      return;
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error;
    }
  }
}

/** The same for somebody who is looked after already: another zone, or another start of the day. */
export async function rollAgain(stores: Stores, userId: string, dueAt: string): Promise<void> {
  if (await stores.rollovers.get(userId)) await rollFrom(stores, userId, dueAt);
}
