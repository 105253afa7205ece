import { badges } from './badges.ts';
import { board } from './board.ts';
import { common } from './common.ts';
import { frame } from './frame.ts';
import { inbox } from './inbox.ts';
import { offline } from './offline.ts';
import { profile } from './profile.ts';
import { projects } from './projects.ts';
import { quickAdd } from './quick-add.ts';
import { reasons } from './reasons.ts';
import { refusals } from './refusals.ts';
import { settings } from './settings.ts';
import { sign } from './sign.ts';
import { task } from './task.ts';
import { tasks } from './tasks.ts';
import { time } from './time.ts';
import { today } from './today.ts';
import { told } from './told.ts';
import { views } from './views.ts';
import { yourData } from './your-data.ts';

/** Every sentence of the app, in English, a file per room. Every other language has the same shape, which a test holds it to. */
export const en = {
  ...frame,
  ...offline,
  ...common,
  ...quickAdd,
  ...today,
  ...tasks,
  ...projects,
  ...views,
  ...task,
  ...time,
  ...board,
  ...profile,
  ...inbox,
  ...settings,
  ...sign,
  ...yourData,
  ...badges,
  ...reasons,
  ...told,
  ...refusals,
};
