import { type Context, type SubscriptionDefinition, subscription } from 'deepiri-service-kit';
import { forgetUser } from '../commands/forget-user.ts';
import { keepZone } from '../commands/keep-zone.ts';
import { takeBackTold, tell } from '../commands/tell.ts';
import type { NotificationConfig } from '../config.ts';
import { messages } from '../domain/messages.ts';
import type { Message } from '../domain/notification.ts';
import type { Collections } from '../store/collections.ts';

export function notificationSubscriptions(
  collections: Collections,
  { keptDays }: NotificationConfig,
): SubscriptionDefinition[] {
  return [
    subscription({
      types: [
        'user.registered',
        'user.updated',
        'user.deleted',
        'xp.awarded',
        'xp.reversed',
        'level.reached',
        'badge.earned',
        'streak.broken',
        'task.unblocked',
      ],
      handle: async (event, context) => {
        const about = (message: Message, id: string = event.id) =>
          tell(collections, { userId: event.userid, about: id, message, keptDays }, context);
        switch (event.type) {
          case 'user.deleted':
            return forgetUser(collections, event.data.userId, context);
          case 'xp.awarded':
            return about(messages['xp.awarded'](event.data), event.data.entry.id);
          case 'xp.reversed':
            return takeBackEntry(event.data.entry.reversalOf, event.userid, context);
          case 'user.updated':
            return keepZone(collections, event.userid, event.data.user, context);
          case 'user.registered':
            await keepZone(collections, event.userid, event.data.user, context);
            return about(messages['user.registered'](event.data));
          case 'level.reached':
            return about(messages['level.reached'](event.data));
          case 'badge.earned':
            return about(messages['badge.earned'](event.data));
          case 'streak.broken':
            return about(messages['streak.broken'](event.data));
          case 'task.unblocked':
            return about(messages['task.unblocked'](event.data));
        }
      },
    }),
  ];

  async function takeBackEntry(entryId: string | null, userId: string, context: Context) {
    if (entryId !== null) await takeBackTold(collections, { userId, about: entryId }, context);
  }
}
