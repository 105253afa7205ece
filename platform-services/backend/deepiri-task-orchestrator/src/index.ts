import { defineService } from 'deepiri-service-kit';
import { sweepDeparted } from './commands/forget-user.ts';
import { rollHabits } from './commands/roll-habits.ts';
import { config } from './config.ts';
import { subscriptions } from './events/subscriptions.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { commentRoutes } from './routes/comments.ts';
import { dependencyRoutes, overviewRoutes } from './routes/dependencies.ts';
import { orderRoutes } from './routes/order.ts';
import { portabilityRoutes } from './routes/portability.ts';
import { projectRoutes } from './routes/projects.ts';
import { bulkRoutes, quickAddRoutes } from './routes/quick-add.ts';
import { recurrenceRoutes } from './routes/recurrence.ts';
import { taskRoutes } from './routes/tasks.ts';
import { timeEntryRoutes } from './routes/time-entries.ts';
import { versionRoutes } from './routes/versions.ts';
import { viewRoutes } from './routes/views.ts';
import { openCollections } from './store/collections.ts';

/** Tasks, their dependencies and their history, projects, and saved views. */
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
        ...portabilityRoutes(stores),
        ...calendarRoutes(stores),
        ...versionRoutes(stores),
        ...projectRoutes(stores),
        ...viewRoutes(stores),
        ...timeEntryRoutes(stores),
        ...commentRoutes(stores),
        ...orderRoutes(stores),
      ],
      subscriptions: subscriptions(stores),
      jobs: [
        { name: 'roll-habits', everySeconds: 60, run: (context) => rollHabits(stores, context) },
        { name: 'sweep-departed', everySeconds: 60, run: (context) => sweepDeparted(stores, context) },
      ],
    };
  },
});
