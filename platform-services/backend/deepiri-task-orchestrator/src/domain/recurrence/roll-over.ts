import { dayOf } from 'deepiri-contracts';
import { changed, type Decision, type Moment, unchanged } from '../decision.ts';
import { isOpen, type StoredTask } from '../task.ts';
import { type Calendar, rolledTo } from './habit.ts';
import { isHabit } from './rule.ts';
import { isUntouched } from './successor.ts';

/** Brings an open time of a habit into the window that now lies in. Doing it again changes nothing. */
export function rollOver(task: StoredTask, calendar: Calendar, moment: Moment): Decision {
  if (!isOpen(task.status) || task.deletedAt !== null || !isHabit(task)) return unchanged(task);
  const standing = rolledTo(task, dayOf(calendar.zones, new Date(moment.now)), calendar);
  if (task.habit?.from === standing.habit.from && task.habit.to === standing.habit.to) return unchanged(task);
  const rested = isUntouched(task) ? { restedAt: task.version + 1 } : {};
  return changed(task, { ...standing, ...rested }, moment, 'updated');
}
