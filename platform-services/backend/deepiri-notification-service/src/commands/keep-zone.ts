import type { User } from 'deepiri-contracts';
import { type Context, execute } from 'deepiri-service-kit';
import { freshInbox, livesIn } from '../domain/inbox.ts';
import type { Collections } from '../store/collections.ts';

/** Takes over by which wall clock a person's quiet hours go. */
export async function keepZone({ inboxes }: Collections, userId: string, user: User, context: Context): Promise<void> {
  await execute({
    collection: inboxes,
    id: userId,
    context,
    decide: (inbox) => livesIn(inbox ?? freshInbox(userId), user),
  });
}
