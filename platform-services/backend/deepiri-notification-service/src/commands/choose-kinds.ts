import type { NotificationPreferences } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import { choose, freshInbox, preferencesOf } from '../domain/inbox.ts';
import type { Collections } from '../store/collections.ts';
import { releaseFor } from './release-held.ts';

export async function chooseKinds(
  collections: Collections,
  userId: string,
  wanted: NotificationPreferences,
  { context, keptDays }: { context: Context; keptDays: number },
): Promise<NotificationPreferences> {
  const { state } = await execute({
    collection: collections.inboxes,
    id: userId,
    context,
    decide: (inbox) => choose(inbox ?? freshInbox(userId), wanted),
  });
  await releaseFor(collections, userId, { context, keptDays });
  return preferencesOf(state);
}
