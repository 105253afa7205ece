import type { Collection, CollectionDefinition, DocumentStore } from 'deepiri-stores';
import type { HeldMessage } from '../domain/held.ts';
import type { InboxRecord } from '../domain/inbox.ts';
import type { NotificationRecord } from '../domain/notification.ts';

const notifications: CollectionDefinition<NotificationRecord> = {
  name: 'notifications',
  indexes: [
    ['userId', 'createdAt'],
    ['userId', 'readAt', 'createdAt'],
    ['userId', 'kind', 'readAt', 'createdAt'],
    ['userId', 'archivedAt', 'snoozedUntil', 'createdAt'],
    ['userId', 'archivedAt'],
    ['userId', 'snoozedUntil'],
    ['userId', 'thread', 'archivedAt', 'snoozedUntil', 'createdAt'],
    ['userId', 'thread', 'snoozedUntil'],
    ['snoozedUntil'],
  ],
  expires: 'expiresAt',
};
const inboxes: CollectionDefinition<InboxRecord> = { name: 'inboxes', expires: 'expiresAt' };

const held: CollectionDefinition<HeldMessage> = { name: 'held', indexes: [['releaseAt'], ['userId', 'releaseAt']] };

export type Collections = {
  notifications: Collection<NotificationRecord>;
  inboxes: Collection<InboxRecord>;
  /** What waits for the end of quiet hours. */
  held: Collection<HeldMessage>;
};

export function openCollections(documents: DocumentStore): Collections {
  return {
    notifications: documents.collection(notifications),
    inboxes: documents.collection(inboxes),
    held: documents.collection(held),
  };
}
