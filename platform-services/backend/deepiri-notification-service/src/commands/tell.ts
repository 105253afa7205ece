import { type Context, derivedUuid, execute, stamp } from 'deepiri-service-kit';
import { accepts } from '../domain/inbox.ts';
import { takenBack } from '../domain/messages.ts';
import { type Message, notify, takeBack } from '../domain/notification.ts';
import { quietUntil } from '../domain/quiet-hours.ts';
import type { Collections } from '../store/collections.ts';
import { inboxOf } from '../store/queries.ts';

/** The notification about something always has the same id, so that it can be found again from what happened later. */
export function notificationId(about: string): string {
  return `ntf_${derivedUuid('notification', about)}`;
}

/** Tells a user something once, unless they do not want to be told. @param told.about id of what it is about */
export async function tell(
  collections: Collections,
  told: { userId: string; about: string; message: Message; keptDays: number },
  context: Context,
): Promise<void> {
  const inbox = await inboxOf(collections, told.userId);
  const { message, keptDays } = told;
  const id = notificationId(told.about);
  const until = quietUntil(inbox, context.now);
  if (until && accepts(inbox, message.kind)) return hold(collections, { id, userId: inbox.id, message, until });
  const decision = notify(inbox, { id, message, keptDays }, context);
  if (decision) await collections.notifications.save(decision.state, stamp(decision.events, context));
}

async function hold(
  { notifications, held }: Collections,
  { id, userId, message, until }: { id: string; userId: string; message: Message; until: Date },
): Promise<void> {
  const [told, waiting] = await Promise.all([notifications.get(id), held.get(id)]);
  if (!told && !waiting) await held.save({ id, version: 1, userId, message, releaseAt: until.toISOString() });
}

/** Amends what was told about something that is not true any more. Without such a notification there is nothing to do. */
export async function takeBackTold(
  collections: Collections,
  told: { userId: string; about: string },
  context: Context,
): Promise<void> {
  const { notifications, held } = collections;
  const id = notificationId(told.about);
  // What nobody was told of yet need not be.
  const waiting = await held.get(id);
  if (waiting) await held.remove(id, waiting.version);
  const [inbox, existing] = await Promise.all([inboxOf(collections, told.userId), notifications.get(id)]);
  if (!existing) return;
  await execute({
    collection: notifications,
    id,
    context,
    decide: (record) => takeBack(record ?? existing, inbox, takenBack, context),
  });
}
