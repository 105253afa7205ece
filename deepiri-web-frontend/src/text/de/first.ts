import { common } from './common.ts';
import { frame } from './frame.ts';
import { offline } from './offline.ts';
import { quickAdd } from './quick-add.ts';
import { reasons } from './reasons.ts';
import { refusals } from './refusals.ts';
import { sign } from './sign.ts';
import { time } from './time.ts';
import { today } from './today.ts';

/** What is said until the first room can be used, and in the frame around every room. A test says when something is missing. */
export const first = {
  ...frame,
  ...offline,
  ...common,
  ...quickAdd,
  ...today,
  ...time,
  ...sign,
  ...reasons,
  ...refusals,
};
