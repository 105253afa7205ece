import { board } from './board.ts';
import { common } from './common.ts';
import { frame } from './frame.ts';
import { inbox } from './inbox.ts';
import { profile } from './profile.ts';
import { quickAdd } from './quick-add.ts';
import { settings } from './settings.ts';
import { sign } from './sign.ts';
import { task } from './task.ts';
import { tasks } from './tasks.ts';
import { today } from './today.ts';
import { views } from './views.ts';

/** Every sentence of the app, in English, a file per room. A second language has the same shape. */
export const en = {
  ...frame,
  ...common,
  ...quickAdd,
  ...today,
  ...tasks,
  ...views,
  ...task,
  ...board,
  ...profile,
  ...inbox,
  ...settings,
  ...sign,
};
