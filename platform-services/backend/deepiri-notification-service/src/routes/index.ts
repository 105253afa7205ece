import { notificationRoutes, problem } from 'deepiri-contracts';
import { implement, type RouteImplementation } from 'deepiri-service-kit';
import { chooseKinds } from '../commands/choose-kinds.ts';
import { archiveThread, restoreThread, snoozeThread } from '../commands/move-thread.ts';
import { readAll, readOne } from '../commands/read-notifications.ts';
import type { NotificationConfig } from '../config.ts';
import { preferencesOf } from '../domain/inbox.ts';
import { present } from '../domain/notification.ts';
import type { Collections } from '../store/collections.ts';
import { countUnread, inboxOf, pageOfPlace, pageOfUnread } from '../store/queries.ts';

export function routes(collections: Collections, { keptDays }: NotificationConfig): RouteImplementation[] {
  return [
    implement(notificationRoutes.listNotifications, async ({ caller, query }) => {
      const { limit = 50, cursor, unread = false, place = 'inbox' } = query;
      if (unread && place !== 'inbox') throw onlyInbox();
      const page = { limit, ...(cursor ? { after: cursor } : {}) };
      const inbox = await inboxOf(collections, caller.id);
      const { items, next } = await (unread
        ? pageOfUnread(collections, inbox, page)
        : pageOfPlace(collections, { userId: caller.id }, { place, page }));
      return { items: items.map((record) => present(record, inbox)), nextCursor: next ?? null };
    }),
    implement(notificationRoutes.countUnread, async ({ caller }) =>
      countUnread(collections, await inboxOf(collections, caller.id)),
    ),
    implement(notificationRoutes.readNotification, ({ caller, params, context }) =>
      readOne(collections, { id: params.id, userId: caller.id }, context),
    ),
    implement(notificationRoutes.archiveNotification, async ({ caller, params, context }) => ({
      items: await archiveThread(collections, { id: params.id, userId: caller.id }, context),
    })),
    implement(notificationRoutes.snoozeNotification, async ({ caller, params, body, context }) => ({
      items: await snoozeThread(collections, { id: params.id, userId: caller.id, until: body.until }, context),
    })),
    implement(notificationRoutes.restoreNotification, async ({ caller, params, context }) => ({
      items: await restoreThread(collections, { id: params.id, userId: caller.id }, context),
    })),
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

function onlyInbox() {
  const message = 'can be asked of the inbox only: what was put away or put off is read';
  return problem('invalid_query', `unread ${message}.`, { errors: [{ pointer: '/unread', message }] });
}
