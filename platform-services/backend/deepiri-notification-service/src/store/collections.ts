import type { Collection, CollectionDefinition, DocumentStore } from 'deepiri-stores';
import type { InboxRecord } from '../domain/inbox.ts';
import type { NotificationRecord } from '../domain/notification.ts';

const notifications: CollectionDefinition<NotificationRecord> = {
  name: 'notifications',
  indexes: [
    ['userId', 'createdAt'],
    ['userId', 'readAt', 'createdAt'],
    ['userId', 'kind', 'readAt', 'createdAt'],
  ],
  expires: 'expiresAt',
};
const inboxes: CollectionDefinition<InboxRecord> = { name: 'inboxes', expires: 'expiresAt' };

export type Collections = { notifications: Collection<NotificationRecord>; inboxes: Collection<InboxRecord> };

export function openCollections(documents: DocumentStore): Collections {
  return { notifications: documents.collection(notifications), inboxes: documents.collection(inboxes) };
}
