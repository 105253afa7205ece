import { activity } from './activity.ts';
import { badges } from './badges.ts';
import { board } from './board.ts';
import { examples } from './examples.ts';
import { filterProblems } from './filter-problems.ts';
import { freshness } from './freshness.ts';
import { inbox } from './inbox.ts';
import { keyboard } from './keyboard.ts';
import { profile } from './profile.ts';
import { projects } from './projects.ts';
import { quickOffers } from './quick-offers.ts';
import { settings } from './settings.ts';
import { task } from './task.ts';
import { tasks } from './tasks.ts';
import { told } from './told.ts';
import { tour } from './tour.ts';
import { views } from './views.ts';
import { waits } from './waits.ts';

/** What is said in the other rooms only; it comes with each of them, beside the room. */
export const later = {
  ...tasks,
  ...views,
  ...board,
  ...profile,
  ...inbox,
  ...settings,
  ...projects,
  ...keyboard,
  ...freshness,
  ...tour,
  ...told,
  ...badges,
  ...task,
  ...quickOffers,
  ...filterProblems,
  ...activity,
  ...examples,
  ...waits,
};
