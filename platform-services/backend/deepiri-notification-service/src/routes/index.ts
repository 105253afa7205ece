import { notificationRoutes } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import { chooseKinds } from '../commands/choose-kinds.ts';
import { readAll, readOne } from '../commands/read-notifications.ts';
import type { NotificationConfig } from '../config.ts';
import { preferencesOf } from '../domain/inbox.ts';
import { present } from '../domain/notification.ts';
import type { Collections } from '../store/collections.ts';
import { countUnread, inboxOf, pageOfAll, pageOfUnread } from '../store/queries.ts';

export function routes(collections: Collections, { keptDays }: NotificationConfig): RouteImplementation[] {
  return [
    implement(notificationRoutes.listNotifications, async ({ caller, query }) => {
      const { limit = 50, cursor, unread = false } = query;
      const page = { limit, ...(cursor ? { after: cursor } : {}) };
      const inbox = await inboxOf(collections, caller.id);
      const { items, next } = await (unread
        ? pageOfUnread(collections, inbox, page)
        : pageOfAll(collections, caller.id, page));
      return { items: items.map((record) => present(record, inbox)), nextCursor: next ?? null };
    }),
    implement(notificationRoutes.countUnread, async ({ caller }) =>
      countUnread(collections, await inboxOf(collections, caller.id)),
    ),
    implement(notificationRoutes.readNotification, ({ caller, params, context }) =>
      readOne(collections, { id: params.id, userId: caller.id }, context),
    ),
    implement(notificationRoutes.readAllNotifications, ({ caller, context }) =>
      readAll(collections, caller.id, context),
    ),
    implement(notificationRoutes.getPreferences, async ({ caller }) =>
      preferencesOf(await inboxOf(collections, caller.id)),
    ),
    implement(notificationRoutes.putPreferences, ({ caller, body, context }) =>
      chooseKinds(collections, caller.id, body, { context, keptDays }),
    ),
  ];
}
