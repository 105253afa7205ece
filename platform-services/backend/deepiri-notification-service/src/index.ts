import { defineService } from 'deepiri-service-kit';
import { readConfig } from './config.ts';
import { notificationSubscriptions } from './events/index.ts';
import { routes } from './routes/index.ts';
import { openCollections } from './store/collections.ts';

/** What is told to a user, and what they want to be told. */
export const notificationService = defineService({
  name: 'notification-service',
  portOffset: 5,
  stores: ['documents'],
  config: readConfig,
  build({ documents }, config) {
    const collections = openCollections(documents);
    return { routes: routes(collections), subscriptions: notificationSubscriptions(collections, config) };
  },
});
