import { type Context, execute } from 'deepiri-service-kit';
import { StaleVersion } from 'deepiri-stores';
import { close, freshInbox } from '../domain/inbox.ts';
import type { Collections } from '../store/collections.ts';
import { pageOfAll } from '../store/queries.ts';
import { heldFor } from './release-held.ts';

const BATCH = 500;

/** Removes everything of a user. The inbox is closed first, so that a late event brings nothing back. */
export async function forgetUser(collections: Collections, userId: string, context: Context): Promise<void> {
  await execute({
    collection: collections.inboxes,
    id: userId,
    context,
    decide: (inbox) => close(inbox ?? freshInbox(userId), context.now),
  });
  for (const { id, version } of await heldFor(collections, userId)) await removeFrom(collections.held, { id, version });
  for (;;) {
    const { items } = await pageOfAll(collections, userId, { limit: BATCH });
    if (items.length === 0) return;
    await Promise.all(items.map((record) => removeFrom(collections.notifications, record)));
  }
}

// One that changes at this moment is found again by the next look.
async function removeFrom(
  collection: Pick<Collections['notifications'], 'remove'>,
  { id, version }: { id: string; version: number },
): Promise<void> {
  try {
    await collection.remove(id, version);
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
  }
}
