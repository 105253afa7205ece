import { defineService } from 'deepiri-service-kit';
import { config } from './config.ts';
import { subscriptions } from './events/subscriptions.ts';
import { dependencyRoutes, overviewRoutes } from './routes/dependencies.ts';
import { orderRoutes } from './routes/order.ts';
import { bulkRoutes, quickAddRoutes } from './routes/quick-add.ts';
import { recurrenceRoutes } from './routes/recurrence.ts';
import { taskRoutes } from './routes/tasks.ts';
import { versionRoutes } from './routes/versions.ts';
import { openCollections } from './store/collections.ts';

/** Tasks, their dependencies and their history. */
export const taskOrchestrator = defineService({
  name: 'task-orchestrator',
  portOffset: 2,
  stores: ['documents'],
  config,
  build({ documents }, settings) {
    const stores = openCollections(documents);
    return {
      routes: [
        ...taskRoutes(stores),
        ...overviewRoutes(stores, settings),
        ...quickAddRoutes(stores),
        ...bulkRoutes(stores),
        ...dependencyRoutes(stores),
        ...recurrenceRoutes(stores),
        ...versionRoutes(stores),
        ...orderRoutes(stores),
      ],
      subscriptions: subscriptions(stores),
    };
  },
});
