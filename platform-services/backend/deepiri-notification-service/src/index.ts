import { defineService } from 'deepiri-service-kit';
import { releaseHeld } from './commands/release-held.ts';
import { wakeSnoozed } from './commands/wake-snoozed.ts';
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
    return {
      routes: routes(collections, config),
      subscriptions: notificationSubscriptions(collections, config),
      jobs: [
        {
          name: 'release-held',
          everySeconds: 30,
          run: (context) => releaseHeld(collections, { context, keptDays: config.keptDays }),
        },
        { name: 'wake-snoozed', everySeconds: 30, run: (context) => wakeSnoozed(collections, context) },
      ],
    };
  },
});
