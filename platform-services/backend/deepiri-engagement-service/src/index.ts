import { defineService } from 'deepiri-service-kit';
import { endStreaks } from './commands/end-streaks.ts';
import { dropOldBoards } from './commands/keep-boards.ts';
import { openSeasons } from './commands/open-seasons.ts';
import { rebuildBoards } from './commands/rebuild-boards.ts';
import { readConfig } from './config.ts';
import { subscriptions } from './events/subscriptions.ts';
import { leaderboardRoutes } from './routes/leaderboards.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { standingRoutes } from './routes/standing.ts';
import { openStores } from './store/stores.ts';

/** XP and its ledger, levels, streaks, badges, leaderboards. */
export const engagementService = defineService({
  name: 'engagement-service',
  portOffset: 3,
  stores: ['documents', 'rankings'],
  config: readConfig,
  build(resources) {
    const stores = openStores(resources);
    return {
      routes: [...standingRoutes(stores), ...ledgerRoutes(stores), ...leaderboardRoutes(stores)],
      subscriptions: subscriptions(stores),
      jobs: [
        { name: 'end-streaks', everySeconds: 60, run: (context) => endStreaks(stores, context) },
        { name: 'open-seasons', everySeconds: 60, run: () => openSeasons(stores, resources.clock) },
        { name: 'drop-boards', everySeconds: 3600, run: ({ now }) => dropOldBoards(stores, now) },
      ],
      projections: [{ name: 'leaderboards', rebuild: () => rebuildBoards(stores, resources.clock.now()) }],
    };
  },
});
